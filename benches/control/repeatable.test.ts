import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runStudy } from '@vitalbench/bench'
import type { Outcome, OutcomeValue } from '@vitalbench/bench'
import { readStudy } from '@vitalbench/bench/study'
import { canonicalBytes, hex, sha256 } from '@vitalbench/kernel/seal'
import { bench } from './bench.ts'
import { planSchema } from './plan.ts'

const example = fileURLToPath(new URL('../../examples/propofol-tci', import.meta.url))

/** A module that holds BIS by a rule with a memory, and leaves once its clock is off by an hour. */
const ruleModule = `export const controller = {
  open: ({ patient }) => {
    let sum = 0
    return {
      step(index, seconds, [bis, target], outputs) {
        if (seconds > 3600) throw new Error('my clock is wrong')
        if (!Number.isNaN(bis)) sum += bis - target
        outputs[0] = Math.max(0, (patient.weight / 70) * (8 + 0.002 * sum + 0.1 * ((bis || target) - target)))
        if (bis > 70) return 'alarm: light'
      },
    }
  },
}
`

/** The example with two patients for 40 minutes, in a folder of its own; the product is the module where it is given, else built in. */
async function locked(module: string | null = null) {
  const folder = mkdtempSync(join(tmpdir(), 'vitalbench-repeatable-'))
  if (module !== null) writeFileSync(join(folder, 'rule.js'), module)
  const digest = module === null ? '' : hex(sha256(new TextEncoder().encode(module)))
  const own = `{ link: in-process, path: rule.js, sha256: ${digest} }\n`
  const files = new Map<string, string>()
  for (const name of ['study.yaml', 'pid.yaml', 'tci.yaml']) files.set(name, await readFile(resolve(example, name), 'utf8'))
  files.set(
    'study.yaml',
    files
      .get('study.yaml')!
      .replace('size: 40', 'size: 2')
      .replace('minutes: 120', 'minutes: 40')
      .replace(/targets: .*/, 'targets: [{ atMinutes: 25, value: 45 }]')
      .concat('    - name: clock\n      faults: [{ kind: clock, fromMinutes: 20, minutes: 1, size: 60 }]\n'),
  )
  if (module !== null) files.set('pid.yaml', files.get('pid.yaml')!.replace(/artefact:\n.*\n.*\n/, `artefact: ${own}`))
  const study = await readStudy(files.get('study.yaml')!, {
    bench: () => bench,
    read: async (path) => (path === 'rule.js' ? readFile(join(folder, path)) : new TextEncoder().encode(files.get(path))),
    software: { name: 'vitalbench', version: 'test' },
  })
  if (!('plan' in study)) throw new Error(JSON.stringify(study.mistakes))
  return { folder, plan: study.plan }
}

type Study = Awaited<ReturnType<typeof locked>>

const run = async ({ folder, plan }: Study, workers: number, recorded?: readonly Outcome[]): Promise<readonly Outcome[]> =>
  (await runStudy({ plan, bench, folder, work: mkdtempSync(join(folder, 'work-')), workers, recorded })).outcomes

const digestOf = (value: unknown): string => hex(sha256(canonicalBytes(value)))

test('outcomes and findings are the same with 1, 2 and 4 workers', async () => {
  const study = await locked()
  const runs = await Promise.all([1, 2, 4].map((workers) => run(study, workers)))
  const findings = await Promise.all(runs.map((outcomes) => bench.conclude(outcomes, planSchema.parse(study.plan.plan), study.plan)))
  assert.equal(runs[0].length, 2 * 6)
  assert.equal(new Set(runs.map(digestOf)).size, 1)
  assert.equal(new Set(findings.map(digestOf)).size, 1)
})

const changed = (outcome: Outcome, values: Readonly<Record<string, OutcomeValue>>): Outcome => ({
  ...outcome,
  values: { ...outcome.values, ...values },
})

test('a product that is gone is played from its record, bit for bit; a record that was changed shows', async () => {
  const study = await locked(ruleModule)
  const outcomes = await run(study, 1)
  assert.deepEqual(
    outcomes
      .filter(({ status }) => status !== 'ok')
      .map(({ case: id, status, values }) => [id.split('/')[1], status, values.failedAtMinutes]),
    [
      ['clock', 'crashed', 20],
      ['clock', 'crashed', 20],
    ],
  )
  assert.ok(outcomes.some(({ values }) => /alarm: light/.test(String(values.notes))))
  assert.ok(outcomes.every(({ values }) => values['reference.acts'] === null))
  rmSync(join(study.folder, 'rule.js'))
  await assert.rejects(run(study, 1), { code: 'PRODUCT_FILE_MISSING' })
  assert.deepEqual(await run(study, 2, outcomes), outcomes)

  const acts = outcomes[7].values.acts as readonly number[]
  const forged = outcomes.map((outcome, i) => (i === 7 ? changed(outcome, { acts: acts.with(100, acts[100] + 5) }) : outcome))
  const again = await run(study, 1, forged)
  const differs = (name: string): readonly number[] =>
    outcomes.flatMap(({ values }, i) => (again[i].values[name] === values[name] ? [] : [i]))
  assert.deepEqual([differs('chain'), differs('index.mdape'), differs('reference.chain')], [[7], [7], []])
})

test('a case whose record is lost has no product, and the others are played all the same', async () => {
  const study = await locked(ruleModule)
  const outcomes = await run(study, 1)
  rmSync(join(study.folder, 'rule.js'))
  const [first, second, ...rest] = outcomes
  const again = await run(study, 1, [changed(first, { acts: null }), ...rest])
  for (const { status, reason } of again.slice(0, 2))
    assert.deepEqual([status, reason], ['unreachable', 'there is no record of its session (at 0 min; its fallback took over)'])
  assert.equal(again[1].case, second.case)
  assert.deepEqual(again.slice(2), rest)
})
