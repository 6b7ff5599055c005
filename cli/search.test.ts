import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { loadOrCreateKey, verifySearch, writeSearch } from '@vitalbench/evidence'
import type { SearchRecord } from '@vitalbench/evidence'
import { bench } from '../benches/control/bench.ts'
import { ownEnd } from './search-end.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const example = fileURLToPath(new URL('../examples/propofol-tci', import.meta.url))

/** A study of four patients and three faults, of which only the disconnected line matters. */
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
  - { id: own, text: BIS is in band under it, measure: bisInBand, group: harmless, atLeast: 70, on: estimate }
  - { id: never, text: Asleep within a minute, measure: inductionTime, atMost: 1, on: estimate }
plan:
  patient: anaesthesia
  cohort: { size: 4 }
  scenario: { minutes: 40, stimulus: none }
  bootstrap: { replicates: 200 }
  conditions:
    - name: bad-day
      faults:
        - { kind: electrode-off, fromMinutes: 10, minutes: 0.5 }
        - { kind: line-disconnect, fromMinutes: 20, minutes: 16 }
        - { kind: emg-noise, fromMinutes: 15, minutes: 1 }
    - name: harmless
      faults: [{ kind: electrode-off, fromMinutes: 10, minutes: 0.5 }]
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

type Found = SearchRecord & { readonly folder: string }
const bracketed = ['--criterion', 'band', '--condition', 'bad-day', '--tolerance', '0.125'] as const
const read = <T>(...path: readonly string[]): T => JSON.parse(readFileSync(join(...path), 'utf8')) as T
let found: Found

test('the one fault that matters is found with its dose', () => {
  const { stdout, stderr, status } = search('one', ...bracketed, '--workers', '1')
  assert.equal(status, 1, stderr)
  found = JSON.parse(stdout) as Found
  assert.equal(found.found, 'mildest')
  assert.deepEqual(found.needed, [1])
  const [holds, breaks] = [found.holds!, found.breaks!]
  assert.ok(breaks.share - holds.share <= 0.125 && breaks.share > holds.share)
  assert.equal(found.fails, breaks.share)
  assert.match(breaks.faults[0], /^line-disconnect on propofol from minute 20 for [\d.]+ min$/)
})

test('with two workers, stopped after three probes and gone on with, it is the same', async () => {
  const [out, args] = [join(folder, 'two'), [...bracketed, '--workers', '2']]
  const child = spawn(process.execPath, [main, 'search', study, '--out', out, ...args], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  for await (const chunk of child.stdout) {
    said += String(chunk)
    if (said.split('\n').length > 3) child.kill('SIGINT')
  }
  const own = join(out, basename(found.folder))
  assert.ok(!existsSync(join(own, 'search.json')))
  assert.ok(readdirSync(own).filter((name) => name.endsWith('.partial')).length >= 3)

  const { stdout, status } = search('two', ...args)
  assert.equal(status, 1)
  assert.deepEqual(JSON.parse(stdout), { ...found, folder: own })
  for (const file of ['search.json', 'plan.json', 'hazard.md'])
    assert.equal(readFileSync(join(own, file), 'utf8'), readFileSync(join(found.folder, file), 'utf8'))
  assert.ok(!readdirSync(own).some((name) => name.endsWith('.partial')))
})

test('the patients are those of the evidence, the worst first', () => {
  const { n, beyond, worst } = found.breaks!.affected!
  assert.equal(n, 4)
  assert.ok(beyond >= 1 && worst.slice(0, beyond).every(({ value }) => value < 70) && worst.slice(beyond).every(({ value }) => value >= 70))
  const mean = worst.reduce((sum, { value }) => sum + value, 0) / n
  const { value } = found.probes.find(({ kept, share }) => kept.join() === '1' && share === found.breaks!.share)!.measure
  assert.ok(Math.abs(mean - value!) < 1e-9)
})

test('the search verifies with both of its ends, and an end replays by itself', () => {
  const { status, stdout } = vitalbench('verify', found.folder)
  assert.equal(status, 0, stdout)
  assert.match(stdout, /✓ search +made again on the verdicts of its \d+ probes/)
  assert.match(readFileSync(join(found.folder, 'hazard.md'), 'utf8'), /Needed of these \| line-disconnect on propofol/)
  const replayed = vitalbench('replay', join(found.folder, found.breaks!.folder))
  assert.equal(replayed.status, 0, replayed.stdout + replayed.stderr)
})

test('a signed record that does not follow from its plan, probes and evidence is found out', async () => {
  const key = await loadOrCreateKey(join(folder, 'liar.pem'))
  const record = read<SearchRecord>(found.folder, 'search.json')
  const plan = read<never>(found.folder, 'plan.json')
  const [holds, breaks] = [record.holds!, record.breaks!]
  const probes = (change: (probe: SearchRecord['probes'][number]) => object) =>
    record.probes.map((probe) => ({ ...probe, ...change(probe) }))
  const lies: Readonly<Record<string, object>> = {
    'another share': { breaks: { ...breaks, share: 0.9 } },
    'ends exchanged': { holds: breaks, breaks: holds },
    'another verdict at an end': { breaks: { ...breaks, verdict: 'pass' } },
    'a probe of an end that broke, called one that held': {
      probes: probes(({ share }) => (share === breaks.share ? { verdict: 'pass' } : {})),
    },
    'no failure': { found: 'unbroken', needed: null, holds: null, breaks: null },
    'another fault': { breaks: { ...breaks, faults: ['electrode-off'] } },
    'fewer patients': { breaks: { ...breaks, affected: { ...breaks.affected, beyond: 0 } } },
    'another plan of a probe': { probes: probes(({ share }) => (share === 1 ? { planDigest: record.planDigest } : {})) },
    'a probe left out': { probes: record.probes.slice(1) },
    'another criterion': { criterion: { ...record.criterion, limit: { atLeast: 60 } } },
    'no width': { tolerance: 1e-300 },
    'no folder': { holds: { folder: 5 } },
    'a folder above': { holds: { ...holds, folder: '..' } },
  }
  for (const [what, lie] of Object.entries(lies)) {
    const copy = join(folder, 'lie')
    cpSync(found.folder, copy, { recursive: true })
    const told = { ...record, ...lie } as SearchRecord
    await writeSearch(copy, { plan, record: told, key }).catch((error: unknown) => assert.equal(what, 'no folder', String(error)))
    if (what !== 'no folder') assert.equal((await verifySearch(copy, { benches: [bench as never] })).ok, false, what)
  }
})

test('evidence of an end that is damaged, or not our own, is neither verified nor signed', async () => {
  const end = join(found.folder, found.holds!.folder)
  const { keyid } = await loadOrCreateKey(join(folder, 'vitalbench/signing-key.pem'))
  const own = { bench, keyid, probes: found.probes }
  const refused = { code: 'CLI_SEARCH_OTHER' }
  assert.equal((await ownEnd(end, own)).evidenceDigest, found.holds!.evidenceDigest)
  await assert.rejects(ownEnd(end, { ...own, keyid: '0'.repeat(64) }), refused)
  await assert.rejects(ownEnd(end, { ...own, probes: found.probes.filter(({ share }) => share !== found.holds!.share) }), refused)
  const findings = join(end, 'findings.json')
  writeFileSync(findings, readFileSync(findings, 'utf8').replace('"pass"', '"fail"'))
  await assert.rejects(ownEnd(end, own), refused)
  assert.equal(vitalbench('verify', found.folder).status, 3)
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

test('without a condition it is the one that the criterion is about', () => {
  const { stdout, status } = search('own', '--criterion', 'own')
  assert.equal(status, 0, stdout)
  assert.equal((JSON.parse(stdout) as Found).condition, 'harmless')
  assert.match(search('own', '--criterion', 'band').stdout, /CLI_OPTION_MISSING/)
})

test('a bench without faults is refused', () => {
  const { stdout, status } = vitalbench('search', join(example, '../breast-fna/study.yaml'), '--criterion', 'any', '--json')
  assert.equal(status, 3)
  assert.match(stdout, /CLI_NO_SEARCH/)
})

for (const [what, args, code] of [
  ['an unknown criterion', ['--criterion', 'other', '--condition', 'bad-day'], 'CLI_CRITERION_UNKNOWN'],
  ['an unknown condition', ['--criterion', 'band', '--condition', 'no-fault'], 'CLI_CONDITION_UNKNOWN'],
  ['a condition without faults', ['--criterion', 'band', '--condition', 'all'], 'CLI_CONDITION_UNKNOWN'],
  ['a tolerance that no bracket reaches', ['--criterion', 'band', '--condition', 'bad-day', '--tolerance', '1e-300'], 'CLI_NOT_A_SHARE'],
  ['a tolerance of nothing', ['--criterion', 'band', '--condition', 'bad-day', '--tolerance', '0'], 'CLI_NOT_A_SHARE'],
  ['no criterion', ['--condition', 'bad-day'], 'CLI_OPTION_MISSING'],
] as const)
  test(`${what} is refused`, () => {
    const { status, stdout, stderr } = search('refused', ...args)
    assert.equal(status, 3)
    assert.match(stdout + stderr, new RegExp(code))
  })
