import assert from 'node:assert/strict'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { commands } from './commands/index.ts'
import { emptyFolder, examples, vitalbench } from './terminal.fixture.ts'

test('help lists every command, and each explains itself with an example', () => {
  const { code, out } = vitalbench('.', '--help')
  assert.equal(code, 0)
  for (const { name } of commands) {
    assert.ok(out.includes(name))
    const help = vitalbench('.', name, '--help')
    assert.equal(help.code, 0)
    assert.match(help.out, /Usage: vitalbench .*\n[\s\S]*Examples:\n {2}vitalbench/)
  }
})

test('an unknown command, an unknown option and a missing argument are errors with a cure', () => {
  for (const args of [
    ['rum'],
    ['run', '--wrkers', '2'],
    ['run'],
    ['verify'],
    ['run', 'no-such-file.yaml'],
    ['run', 'x.yaml', '--bench', 'none.ts'],
  ]) {
    const { code, err } = vitalbench('.', ...args)
    assert.equal(code, 3, args.join(' '))
    assert.match(err, /^error/)
    assert.doesNotMatch(err, /\n {4}at /, 'a stack trace is no message')
  }
})

test('a mistyped command is recognised, and said as JSON where that is asked for', () => {
  const { error } = JSON.parse(vitalbench('.', 'rum', '--json').out) as { error: { code: string; cure: string } }
  assert.equal(error.code, 'CLI_COMMAND_UNKNOWN')
  assert.equal(error.cure, 'did you mean "run"?')
})

test('selfcheck reproduces every published number', () => {
  const { code, out } = vitalbench('.', 'selfcheck', '--json')
  assert.equal(code, 0)
  const { oracles, failed } = JSON.parse(out) as { oracles: readonly unknown[]; failed: number }
  assert.equal(failed, 0)
  assert.ok(oracles.length >= 50)
})

test('a study file with mistakes gives all of them at once, each with line, value and cure', () => {
  const folder = join(emptyFolder(), 'study')
  cpSync(join(examples, 'breast-fna'), folder, { recursive: true })
  const file = join(folder, 'study.yaml')
  const wrong: readonly (readonly [string, string])[] = [
    ['measure: auroc\n', 'measure: aurocc\n'],
    ['atLeast: 0.85', 'atLeast: 1.4'],
    ['nonInferiorWithin: 0.02', 'nonInferiorWithin: -1'],
    ['label: diagnosis', 'label: diagnose'],
    ['column: mean_texture', 'column: mean_textur'],
    ['memoryMiB: 1024', 'memory: 1024'],
  ]
  const text = wrong.reduce(
    (all, [right, mistake]) => {
      assert.ok(all.includes(right), right)
      return all.replace(right, mistake)
    },
    readFileSync(file, 'utf8'),
  )
  writeFileSync(file, text.replace(/^ {4}sha256: .*\n/m, ''))
  const { code, out } = vitalbench(folder, 'validate', file)
  assert.equal(code, 3)
  const lineOf = (part: string) =>
    text
      .replace(/^ {4}sha256: .*\n/m, '')
      .split('\n')
      .findIndex((line) => line.includes(part)) + 1
  for (const [, mistake] of wrong) {
    const line = lineOf(mistake.trim())
    assert.match(out, new RegExp(`study\\.yaml:${line}:\\d+ .*→`), `line ${line} (${mistake.trim()}) is not named:\n${out}`)
  }
  assert.match(out, /auroc"/)
  assert.match(out, /sha256: 8a982b36e4f9/, 'the digest that is missing is not told')
})

test('init writes a study that runs', () => {
  const folder = join(emptyFolder(), 'A first study!')
  const data = join(examples, 'breast-fna/data.csv')
  const product = join(examples, 'breast-fna/model.onnx')
  const made = vitalbench(
    '.',
    'init',
    folder,
    '--data',
    data,
    '--product',
    product,
    '--case',
    'case',
    '--label',
    'diagnosis',
    '--positive',
    'M',
    '--yes',
  )
  assert.equal(made.code, 0, made.err + made.out)
  const run = vitalbench(folder, 'run', join(folder, 'study.yaml'), '--no-pdf')
  assert.equal(run.code, 0, run.err + run.out)
  assert.match(run.out, /PASS/)
})

test('answers that make no study leave no file behind, and the next try works', () => {
  const folder = join(emptyFolder(), 'again')
  const [data, product] = [join(examples, 'breast-fna/data.csv'), join(examples, 'breast-fna/model.onnx')]
  const init = (label: string) =>
    vitalbench('.', 'init', folder, '--data', data, '--product', product, '--case', 'case', '--label', label, '--positive', 'M', '--yes')
  assert.equal(init('diagnose').code, 3)
  assert.equal(init('diagnosis').code, 0)
})

test('what the system refuses is an error with a cure: no folder for evidence, data that are not there', () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'file'), '')
  const run = vitalbench(folder, 'run', join(examples, 'breast-fna/study.yaml'), '--no-pdf', '--out', join(folder, 'file'))
  assert.equal(run.code, 3)
  assert.match(run.err, /error CLI_SYSTEM: .*ENOTDIR[^]*--out/)
})
