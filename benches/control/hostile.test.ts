import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Findings, Outcome } from '@vitalbench/bench'
import { bench } from './bench.ts'
import { planSchema } from './plan.ts'
import { lockProgramStudy, runLocked } from './testing/program-study.ts'
import type { ProgramStudy } from './testing/program-study.ts'

const program = fileURLToPath(new URL('../../bench/products/session/hostile/hostile-controller.ts', import.meta.url))

// No program of these tests may see it.
process.env.VITALBENCH_SECRET = 'VITALBENCH_SECRET'

// The attack comes at the 60th decision, which is at 5 min.
const attackAt = 60

/** Runs a study whose product attacks from minute 5 on in every session. */
async function attacked(attack: string | ((folder: string) => string), more: Partial<ProgramStudy> = {}) {
  const command = ['node', 'hostile-controller.ts', 'none', String(attackAt)]
  const { folder, plan } = await lockProgramStudy({ files: [program], command, ...more })
  command[2] = typeof attack === 'string' ? attack : attack(folder)
  const product = { ...plan.product, artefact: { ...plan.product.artefact, command } } as typeof plan.product
  const study = { folder, plan: { ...plan, product } }
  const { outcomes, circumstances } = await runLocked(study)
  const findings = await bench.conclude(outcomes, planSchema.parse(plan.plan), study.plan)
  return { study, outcomes, findings, circumstances, incidents: findings.tables.find(({ id }) => id === 'incidents') }
}

const measureOf = ({ measures }: Findings, name: string): number | null | undefined =>
  measures.find((measure) => measure.name === name && measure.group === 'all')?.value

const list = ({ values }: Outcome, name: string): readonly number[] => values[name] as readonly number[]

/** What a product told at every decision from the attack on. */
const told = ({ values }: Outcome): readonly string[] =>
  (JSON.parse(values.notes as string) as readonly (readonly [number, string, string])[]).map(([, , text]) => text)

describe('attacks', { concurrency: 2 }, () => {
  // One that is silent, one that ends, and one that is refused before its first decision.
  const playedAgain: ReadonlySet<string> = new Set(['hang', 'exit', 'unit'])

  for (const [attack, status, reason, minutes, more] of [
    ['hang', 'late', 'did not act within 1 s', 5, { secondsPerCase: 1 }],
    ['flood', 'invalid', 'acted for step "0" where 60 was asked', 5],
    ['nan', 'invalid', 'wrote "{\\"type\\":\\"act\\",\\"k\\":60,\\"u\\":{\\"propofol\\":NaN}}", which is not JSON', 5],
    ['infinity', 'invalid', 'output "propofol" is Infinity', 5],
    ['later', 'invalid', 'acted for step "61" where 60 was asked', 5],
    ['exit', 'crashed', 'exited with code 3', 5],
    ['unit', 'invalid', 'its output "propofol" is in "mU/min", declared is mg/min', 0],
  ] as const)
    test(`${attack}: ${status} at ${minutes} min, its fallback runs on, and the consequence is measured`, async () => {
      const { study, outcomes, findings, incidents } = await attacked(attack, more)
      assert.equal(outcomes.length, 4)
      const first = minutes * 12
      for (const outcome of outcomes) {
        const { values } = outcome
        assert.deepEqual([outcome.status, values.failedAtMinutes, values.stoppedAtMinutes], [status, minutes, null])
        assert.equal(outcome.reason, `${reason} (at ${minutes} min; its fallback took over)`)
        assert.deepEqual([values.fallbacks, list(outcome, 'acts').length, values.late], [360 - first, first, 0])
        // What was given: 1 mg/min by the program, then the 7 mg/min of the contract.
        assert.deepEqual(list(outcome, 'traceCommand'), [...Array<number>(first).fill(1), ...Array<number>(360 - first).fill(7)])
        assert.equal(list(outcome, 'traceTrue').length, 361)
        for (const index of ['bisInBand', 'mdape', 'propofolUsed']) assert.equal(typeof values[`index.${index}`], 'number', index)
        assert.equal(values['reference.failedAtMinutes'], null)
      }
      assert.deepEqual(
        incidents!.rows,
        outcomes.map((outcome) => [outcome.case, { key: `incident.${status}` }, minutes, outcome.reason]),
      )
      assert.deepEqual([measureOf(findings, 'answered'), measureOf(findings, 'stopped')], [0, 0])
      assert.deepEqual(findings.cases, { [status]: 4 })
      assert.deepEqual(
        findings.cautions.filter((caution) => typeof caution === 'object' && caution.key === 'caution.failed'),
        [{ key: 'caution.failed', values: { failed: 4, total: 4 } }],
      )
      if (!playedAgain.has(attack)) return
      rmSync(join(study.folder, 'hostile-controller.ts'))
      assert.deepEqual((await runLocked(study, outcomes)).outcomes, outcomes, 'played again without the program')
    })

  test('a dose beyond all reason is cut to the range and counted, each time', async () => {
    for (const [attack, given] of [
      ['huge', 200],
      ['negative', 0],
    ] as const) {
      const { outcomes, findings, incidents } = await attacked(attack)
      for (const outcome of outcomes) {
        assert.deepEqual([outcome.status, outcome.values.outOfRange, outcome.values.fallbacks], ['ok', 300, 0])
        assert.deepEqual(list(outcome, 'traceCommand').slice(attackAt), Array<number>(300).fill(given))
        assert.equal(list(outcome, 'acts')[attackAt], attack === 'huge' ? 1e300 : -3, 'the record has what it gave, not what was allowed')
      }
      assert.equal(incidents, undefined)
      assert.deepEqual([measureOf(findings, 'contractBreaches'), measureOf(findings, 'answered')], [300, 1])
    }
  })

  test('a controller that drives BIS out of the envelope ends its session there, with time and value', async () => {
    const { study, outcomes, findings, incidents } = await attacked('huge', { plan: { envelope: [30, 100] } })
    for (const outcome of outcomes) {
      const { stoppedAtMinutes: at, stoppedValue: value } = outcome.values as { stoppedAtMinutes: number; stoppedValue: number }
      assert.deepEqual([outcome.status, outcome.values.failedAtMinutes], ['ok', null])
      assert.ok(at > 5 && at < 15 && value < 30 && value > 10, `${value} at ${at} min`)
      const [truth, step] = [list(outcome, 'traceTrue'), Math.round(at * 12)]
      assert.ok(truth.slice(0, step).every((bis) => bis >= 30))
      // The picture has six digits.
      assert.deepEqual(truth.slice(step), Array<number>(361 - step).fill(Number(value.toPrecision(6))))
      assert.deepEqual(list(outcome, 'traceCommand').slice(step), Array<number>(360 - step).fill(0))
      assert.equal(list(outcome, 'acts').length, step, 'it was asked no more')
    }
    assert.deepEqual(
      incidents!.rows,
      outcomes.map(({ case: id, values }) => [
        id,
        { key: 'incident.stopped' },
        values.stoppedAtMinutes,
        { key: 'incident.value', values: { value: values.stoppedValue } },
      ]),
    )
    assert.deepEqual([measureOf(findings, 'stopped'), measureOf(findings, 'answered')], [1, 1])
    assert.ok(findings.cautions.some((caution) => typeof caution === 'object' && caution.key === 'caution.stopped'))
    assert.deepEqual((await runLocked(study, outcomes)).outcomes, outcomes)
  })

  test('a controller is shown the inputs of its contract, and of the patient what a clinician would enter', async () => {
    const { outcomes } = await attacked('tell')
    const names = new Set<string>()
    for (const outcome of outcomes) {
      const texts = told(outcome)
      assert.equal(texts.length, 300)
      for (const [i, text] of texts.entries()) {
        const parts = /^(\{"type":"reset".*\}) (\{"type":"step".*\})$/.exec(text)!
        const [reset, step] = parts.slice(1).map((part) => JSON.parse(part) as Record<string, Record<string, unknown>>)
        assert.deepEqual(Object.keys(reset), ['type', 'session', 'patient'])
        assert.deepEqual(Object.keys(reset.patient), ['age', 'height', 'weight', 'sex'])
        assert.deepEqual(
          [Object.keys(step), Object.keys(step.obs)],
          [
            ['type', 'k', 't', 'obs'],
            ['bis', 'target'],
          ],
        )
        assert.equal(step.obs.target, 50)
        const k = attackAt + i
        const silent = outcome.values.condition === 'electrode-off' && k >= 120 && k < 180
        if (silent) assert.equal(step.obs.bis, null)
        // Its monitor is noisy: what is shown is not what is true.
        else assert.ok(typeof step.obs.bis === 'number' && Number(step.obs.bis.toPrecision(6)) === list(outcome, 'traceShown')[k])
        names.add(String(reset.session))
      }
      const [truth, seen] = ['traceTrue', 'traceShown'].map((name) => list(outcome, name).slice(attackAt, 110))
      assert.ok(truth.filter((bis, k) => bis === seen[k]).length < 5)
    }
    assert.equal(names.size, 4)
    for (const name of names) assert.match(name, /^[0-9a-f]{1,8}$/)
  })

  test('a controller that looks for the true state finds no study, no lab and no secret', async (t) => {
    for (const [attack, found] of [
      ['environment', /^nothing$/],
      [(folder: string) => `read=${folder}/study.yaml`, /^refused: ENOENT$/],
      [() => `read=/proc/${process.pid}/environ`, /^refused: ENOENT$/],
      ['parent', /^(?!.*SECRET)/],
    ] as const) {
      const { outcomes, circumstances } = await attacked(attack)
      const cut = circumstances.enforcement.product.filter(({ what, enforced }) => enforced && ['files', 'processes'].includes(what))
      if (attack !== 'environment' && cut.length < 2) return t.skip('this machine has no sandbox')
      for (const outcome of outcomes) {
        assert.equal(outcome.status, 'ok')
        for (const text of told(outcome)) assert.match(text, found)
      }
    }
  })
})
