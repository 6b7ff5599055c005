import type { Oracle, OracleComparison } from '@vitalbench/kernel/oracle'
import { hovorka, hovorkaBasal, hovorkaParameters } from './hovorka/index.ts'
import published from './oracles.json' with { type: 'json' }
import { mgPerDlPerMmolPerL, mgPerMmol, pmolPerMilliunit } from './signals.ts'

const { steadyState, trajectories } = published
const opening = { parameters: { ...published.parameters, Gb: steadyState.glucose_mmol_L * mgPerDlPerMmolPerL } }

function rest(): readonly OracleComparison[] {
  const { infusion, state } = hovorkaBasal(hovorkaParameters(opening))
  const [Q1, Q2, S1, , I, x1, x2, x3] = state
  const found = { basal_mU_min: 1000 * infusion, basal_U_h: 60 * infusion, I_mU_L: I, Q1_mmol: Q1, Q2_mmol: Q2, S1_mU: S1, x1, x2, x3 }
  return Object.entries(steadyState.expected).map(([quantity, expected]) => {
    const observed = found[quantity as keyof typeof found]
    return { quantity, expected, observed, tolerance: steadyState.tolerance, relative: true }
  })
}

function course({ at_min, meal_g, bolus_U, t_min, G_mmol_L, I_mU_L }: (typeof trajectories)[number]): readonly OracleComparison[] {
  const body = hovorka.open(opening)
  body.inputs[0] = steadyState.expected.basal_mU_min / 1000
  body.advance(at_min)
  // Meal and bolus at once, as the source has them.
  body.state[8] += (published.parameters.AG * meal_g * 1000) / mgPerMmol
  body.state[2] += 1000 * bolus_U
  return t_min.flatMap((minutes, k) => {
    body.advance(minutes - body.time)
    const glucose = body.outputs[0] / mgPerDlPerMmolPerL
    const insulin = body.outputs[2] / pmolPerMilliunit
    return [
      { quantity: `glucose at ${minutes} min, mmol/L`, expected: G_mmol_L[k], observed: glucose, tolerance: 1e-4 },
      { quantity: `insulin at ${minutes} min, mU/L`, expected: I_mU_L[k], observed: insulin, tolerance: 1e-3 },
    ]
  })
}

/** Independent numbers that the glucose models are held to. */
export const glucoseOracles: readonly Oracle[] = [
  {
    id: steadyState.id,
    method: 'Hovorka model at rest, in closed form',
    source: `${published.source}: ${steadyState.source}`,
    compute: rest,
  },
  ...trajectories.map((trajectory) => ({
    id: trajectory.id,
    method: 'Hovorka model, Runge-Kutta with its usual step',
    source: `${published.source}; ${trajectory.source}`,
    compute: () => course(trajectory),
  })),
]
