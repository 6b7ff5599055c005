import assert from 'node:assert/strict'
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { emptyFolder, examples, killedAfter, vitalbench } from './terminal.fixture.ts'

const study = join(examples, 'breast-fna/study.yaml')
const quick = ['--no-pdf', '--json'] as const
const digestOf = (out: string): string => (JSON.parse(out) as { readonly evidenceDigest: string }).evidenceDigest

test('run, verify, replay: a study from its file to evidence that holds', () => {
  const folder = emptyFolder()
  const run = vitalbench(folder, 'run', study, '--language', 'en,ko')
  assert.ok([0, 1, 2].includes(run.code ?? 3), run.err)
  const [name] = readdirSync(join(folder, 'evidence'))
  const evidence = join(folder, 'evidence', name)
  for (const file of [
    'plan.json',
    'outcomes.parquet',
    'findings.json',
    'report.html',
    'report.ko.html',
    'report.pdf',
    'attestation.dsse.json',
  ])
    assert.ok(existsSync(join(evidence, file)), file)
  const verify = vitalbench(folder, 'verify', evidence)
  assert.equal(verify.code, 0, verify.out)
  assert.match(verify.out, /The evidence is intact/)
  const replay = vitalbench(folder, 'replay', evidence)
  assert.equal(replay.code, 0, replay.out + replay.err)
  assert.match(replay.out, /outcomes are equal, bit for bit/)
  const again = vitalbench(folder, 'run', study)
  assert.equal(again.code, run.code)
  assert.match(again.out, /has been run already/)
  const plan = readFileSync(join(evidence, 'plan.json'), 'utf8')
  assert.ok(!plan.includes(folder) && !plan.includes(examples), 'the plan names a path of this machine')
})

test('evidence of another plan under the name of this one is not taken for its result', () => {
  const folder = emptyFolder()
  vitalbench(folder, 'run', study, ...quick)
  const [name] = readdirSync(join(folder, 'evidence'))
  const other = join(emptyFolder(), 'study')
  cpSync(join(examples, 'breast-fna'), other, { recursive: true })
  const text = readFileSync(join(other, 'study.yaml'), 'utf8').replace('seed: breast-fna-2026', 'seed: another')
  writeFileSync(join(other, 'study.yaml'), text)
  const elsewhere = emptyFolder()
  vitalbench(elsewhere, 'run', join(other, 'study.yaml'), ...quick)
  const [otherName] = readdirSync(join(elsewhere, 'evidence'))
  cpSync(join(folder, 'evidence', name), join(folder, 'evidence', otherName), { recursive: true })
  const run = vitalbench(folder, 'run', join(other, 'study.yaml'))
  assert.equal(run.code, 3, run.out)
  assert.match(run.err, /CLI_EVIDENCE_OTHER/)
})

test('the same evidence with 1, 2 and 4 workers, in two folders', () => {
  const elsewhere = join(emptyFolder(), 'a study')
  cpSync(join(examples, 'breast-fna'), elsewhere, { recursive: true })
  const runs = [
    ...['1', '2', '4'].map((workers) => vitalbench(emptyFolder(), 'run', study, '--workers', workers, ...quick)),
    vitalbench(emptyFolder(), 'run', join(elsewhere, 'study.yaml'), ...quick),
  ]
  assert.equal(new Set(runs.map(({ out }) => digestOf(out))).size, 1)
})

test('killed with −9 at 20 random moments, it goes on where its outcomes end and leaves the same evidence', async () => {
  const whole = digestOf(vitalbench(emptyFolder(), 'run', study, ...quick).out)
  const folder = emptyFolder()
  const moments = stream('kill', 'moments')
  let killed = 0
  for (let k = 0; k < 20; k++) if (await killedAfter(200 + moments.integer(1800), folder, 'run', study, ...quick)) killed++
  assert.ok(killed > 5, `only ${killed} of 20 runs were killed before their end`)
  const last = vitalbench(folder, 'run', study, ...quick)
  assert.equal(digestOf(last.out), whole, last.err)
})

test('a damaged bundle is an error with the file that is wrong', () => {
  const folder = emptyFolder()
  vitalbench(folder, 'run', study, ...quick)
  const evidence = join(folder, 'evidence', readdirSync(join(folder, 'evidence'))[0])
  const report = join(evidence, 'report.html')
  writeFileSync(report, readFileSync(report, 'utf8').replace('0.9', '0.8'))
  const verify = vitalbench(folder, 'verify', evidence)
  assert.equal(verify.code, 3)
  assert.match(verify.out, /report\.html/)
})
