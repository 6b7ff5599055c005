import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url))
const studies = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'study.yaml')))

test('there are examples', () => assert.ok(studies.length >= 2))

for (const name of studies) {
  const study = join(folder, name, 'study.yaml')
  const data = /^ {4}file: (.+)$/m.exec(readFileSync(study, 'utf8'))?.[1]
  const absent = data === undefined || existsSync(resolve(folder, name, data)) ? false : `its data are not at ${data}`

  test(`${name} runs from its file to a verdict, and its evidence verifies`, { skip: absent }, () => {
    const out = mkdtempSync(join(tmpdir(), 'vitalbench-example-'))
    const env = { ...process.env, XDG_CONFIG_HOME: out }
    const vitalbench = (...args: readonly string[]) => spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env })
    const run = vitalbench('run', study, '--out', join(out, 'evidence'), '--json')
    assert.ok([0, 1, 2].includes(run.status ?? 3), run.stderr)
    const { folder: evidence, criteria } = JSON.parse(run.stdout) as { folder: string; criteria: readonly { verdict: string }[] }
    assert.ok(criteria.length > 0)
    assert.equal(vitalbench('verify', evidence).status, 0)
  })
}
