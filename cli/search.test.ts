import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const example = fileURLToPath(new URL('../examples/propofol-tci', import.meta.url))

/** A study of six patients and three faults, of which only the disconnected line matters. */
function studyIn(folder: string): string {
  const study = `
format: vitalbench-study/1
study: mildest
title: Mildest
question: How much does it bear?
bench: control
seed: mildest
product: pid.yaml
limits: { secondsPerCase: 30, memoryMiB: 1024, isolation: where-available }
criteria:
  - { id: band, text: BIS is in band, measure: bisInBand, atLeast: 70, on: estimate }
  - { id: never, text: Asleep within a minute, measure: inductionTime, atMost: 1, on: estimate }
plan:
  patient: anaesthesia
  cohort: { size: 6 }
  scenario: { minutes: 60, stimulus: none }
  bootstrap: { replicates: 200 }
  conditions:
    - name: bad-day
      faults:
        - { kind: electrode-off, fromMinutes: 20, minutes: 0.5 }
        - { kind: line-disconnect, fromMinutes: 30, minutes: 25 }
        - { kind: emg-noise, fromMinutes: 25, minutes: 1 }
    - name: harmless
      faults: [{ kind: electrode-off, fromMinutes: 20, minutes: 0.5 }]
`
  writeFileSync(join(folder, 'study.yaml'), study)
  writeFileSync(join(folder, 'pid.yaml'), readFileSync(join(example, 'pid.yaml')))
  return join(folder, 'study.yaml')
}

const folder = mkdtempSync(join(tmpdir(), 'vitalbench-search-'))
const env = { ...process.env, XDG_CONFIG_HOME: folder }
const vitalbench = (...args: readonly string[]) => spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env })
const study = studyIn(folder)
const search = (out: string, ...args: readonly string[]) => vitalbench('search', study, '--out', join(folder, out), '--json', ...args)

interface Found {
  readonly folder: string
  readonly found: string
  readonly needed: readonly number[]
  readonly holds: { readonly share: number; readonly evidenceDigest: string; readonly folder: string }
  readonly breaks: { readonly share: number; readonly faults: readonly string[] }
}

test('the one fault that matters is found with its dose, the same with one worker and with two, and all of it verifies', () => {
  const runs = ['1', '2'].map((workers) =>
    search(workers, '--criterion', 'band', '--condition', 'bad-day', '--tolerance', '0.1', '--workers', workers),
  )
  const [one, two] = runs.map(({ stdout, stderr, status }) => {
    assert.equal(status, 1, stderr)
    return JSON.parse(stdout) as Found
  })
  assert.equal(one.found, 'mildest')
  assert.deepEqual(one.needed, [1])
  assert.ok(one.breaks.share - one.holds.share <= 0.1 && one.breaks.share > one.holds.share)
  assert.match(one.breaks.faults[0], /^line-disconnect on propofol from minute 30 for [\d.]+ min$/)
  assert.deepEqual({ ...two, folder: '' }, { ...one, folder: '' })
  const verified = vitalbench('verify', one.folder)
  assert.equal(verified.status, 0, verified.stdout)
  assert.match(readFileSync(join(one.folder, 'hazard.md'), 'utf8'), /Needed of these \| line-disconnect on propofol/)

  const findings = join(one.folder, one.holds.folder, 'findings.json')
  writeFileSync(findings, readFileSync(findings, 'utf8').replace('"pass"', '"fail"'))
  assert.equal(vitalbench('verify', one.folder).status, 3)
})

test('faults that do nothing break nothing', () => {
  const { stdout, status } = search('harmless', '--criterion', 'band', '--condition', 'harmless')
  assert.equal(status, 0)
  assert.equal((JSON.parse(stdout) as Found).found, 'unbroken')
})

test('a criterion that does not hold without faults has no mildest failure', () => {
  const { stdout, status } = search('never', '--criterion', 'never', '--condition', 'bad-day')
  assert.equal(status, 1)
  assert.equal((JSON.parse(stdout) as Found).found, 'broken-without')
})

for (const [what, args, code] of [
  ['an unknown criterion', ['--criterion', 'other', '--condition', 'bad-day'], 'CLI_CRITERION_UNKNOWN'],
  ['an unknown condition', ['--criterion', 'band', '--condition', 'no-fault'], 'CLI_CONDITION_UNKNOWN'],
  ['a tolerance of nothing', ['--criterion', 'band', '--condition', 'bad-day', '--tolerance', '0'], 'CLI_NOT_A_SHARE'],
  ['no criterion', ['--condition', 'bad-day'], 'CLI_OPTION_MISSING'],
] as const)
  test(`${what} is refused`, () => {
    const { status, stdout, stderr } = search('refused', ...args)
    assert.equal(status, 3)
    assert.match(stdout + stderr, new RegExp(code))
  })
