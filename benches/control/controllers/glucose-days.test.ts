import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { z } from 'zod'
import type { ControlContract } from '../contract.ts'
import { glucoseShape } from '../plants/glucose-plan.ts'
import { glucose } from '../plants/glucose.ts'
import { runSession } from '../session/run-session.ts'
import { controllers } from './controllers.ts'

const contract: ControlContract = {
  periodSeconds: 300,
  inputs: [
    { id: 'glucose', unit: 'mg/dL', range: [40, 400] },
    { id: 'meal', unit: 'g', range: [0, 300] },
  ],
  outputs: [
    { id: 'insulin', unit: 'U/h', range: [0, 10], fallback: 'rest' },
    { id: 'bolus', unit: 'U', range: [0, 25], fallback: 0 },
  ],
}

const model = z.enum(['s2008', 'hovorka'])

/** Means over twelve patients for four days: percent of time in range and below 70 mg/dL, and sessions that were stopped. */
async function days(name: string, of: z.infer<typeof model>, announced: boolean) {
  const meals = [
    { at: '07:00', grams: 50, announced },
    { at: '12:30', grams: 70, announced },
    { at: '18:30', grams: 80, announced },
  ]
  const plan = z.object(glucoseShape).parse({ cohort: { size: 12, model: of }, scenario: { days: 4, meals } })
  const found = { inRange: 0, below70: 0, stopped: 0 }
  let patients = 0
  for await (const patient of await glucose.patients(plan, 'loops', async () => new Uint8Array())) {
    const setup = {
      plant: glucose,
      plan,
      patient,
      contract,
      faults: [],
      envelope: glucose.envelope,
      stream: (part: string) => stream('loops', part, patient.id),
    }
    const { step } = controllers[name].open({ session: 's', patient: patient.view, contract })
    const session = {
      step: (index: number, seconds: number, inputs: Float64Array, outputs: Float64Array): null => {
        step(index, seconds, inputs, outputs)
        return null
      },
      end: async () => ({ acts: [], notes: [], chain: '' }),
    }
    const { trace, stopped } = await runSession(setup, session, new AbortController().signal)
    const { timeInRange, timeBelow70 } = glucose.judge(trace, plan, patient)
    patients += 1
    found.inRange += Number(timeInRange)
    found.below70 += Number(timeBelow70)
    found.stopped += stopped ? 1 : 0
  }
  return { inRange: found.inRange / patients, below70: found.below70 / patients, stopped: found.stopped }
}

for (const of of model.options)
  test(`on patients of ${of} both loops hold glucose no less than a person with a pump, with less hypoglycaemia`, async () => {
    const [person, untold] = [await days('basal-bolus', of, true), await days('basal-bolus', of, false)]
    for (const name of ['glucose-pid', 'glucose-mpc']) {
      const loop = await days(name, of, true)
      assert.ok(loop.inRange >= person.inRange && loop.below70 <= person.below70 && loop.below70 < 4, JSON.stringify([name, loop, person]))
      const unannounced = await days(name, of, false)
      assert.ok(unannounced.inRange > untold.inRange + 25 && unannounced.below70 < 4, JSON.stringify([name, unannounced, untold]))
      assert.deepEqual([loop.stopped, unannounced.stopped], [0, 0])
    }
  })
