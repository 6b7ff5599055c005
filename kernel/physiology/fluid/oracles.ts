import type { Oracle } from '@vitalbench/kernel/oracle'
import { bloodVolume } from './blood-volume-model.ts'
import published from './oracles.json' with { type: 'json' }

const solvers = [
  { id: 'blood-volume-model-step', method: 'blood volume model, exact between changes of the infusion', step: Infinity, tolerance: 1e-9 },
  { id: 'blood-volume-model-step-rk4', method: 'blood volume model, Runge-Kutta with steps of 0.5 min', step: 0.5, tolerance: 1e-6 },
] as const

/** Independent numbers that the blood volume model is held to. */
export const fluidOracles: readonly Oracle[] = solvers.map(({ id, method, step, tolerance }) => ({
  id,
  method,
  source: published.source,
  compute: () => {
    const body = bloodVolume.open({ parameters: published.parameters, step })
    return published.t_min.map((minutes, k) => {
      body.inputs[0] = body.time < published.infusion_duration_min ? published.infusion_mL_min : 0
      body.advance(minutes - body.time)
      return {
        quantity: `change at ${minutes} min`,
        expected: published.dV_blood_mL[k],
        observed: body.state[0],
        tolerance,
        relative: true,
      }
    })
  },
}))
