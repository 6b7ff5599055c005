import { column } from '../session/trace.ts'
import type { Trace } from '../session/trace.ts'
import { breathAt, breathSeconds, breathsOf, isInspiration, sinceBreath } from './ventilation-plan.ts'
import type { VentilationPlan } from './ventilation-plan.ts'

/** What a whole breath of a trace was like: pressures in cmH2O, volumes in L. */
export interface Breath {
  /** Rows of the trace from its beginning to that of the next one. */
  readonly from: number
  readonly to: number
  readonly peep: number
  /** Mean airway pressure in the second half of inspiration. */
  readonly plateau: number
  readonly tidalVolume: number
  /** Volume of the lung when the next breath begins. */
  readonly left: number
  /** Mean distance of airway pressure from its target. */
  readonly error: number
}

/** The whole breaths of a trace. */
export function breathsIn(trace: Trace, { scenario }: VentilationPlan): readonly Breath[] {
  const { periodSeconds, observations, truth, steps } = trace
  const [airway, target, volume] = [0, 1, 3].map((at) => column(truth, observations, at))
  const seconds = breathSeconds(scenario)
  const begins = (breath: number): number => Math.ceil((breath * seconds) / periodSeconds - 1e-6)
  const settings = breathsOf(scenario)
  return Array.from({ length: breathAt(scenario, steps * periodSeconds) }, (_, breath): Breath => {
    const [from, to] = [begins(breath), begins(breath + 1)]
    let [top, held, holds, error] = [-Infinity, 0, 0, 0]
    for (let row = from; row < to; row++) {
      const at = row * periodSeconds
      top = Math.max(top, volume[row])
      error += Math.abs(airway[row] - target[row])
      if (!isInspiration(scenario, at) || sinceBreath(scenario, at) < scenario.inspirationSeconds / 2 - 1e-9) continue
      held += airway[row]
      holds += 1
    }
    return {
      from,
      to,
      peep: settings[breath].peep,
      plateau: held / holds,
      tidalVolume: top - volume[from],
      left: volume[to],
      error: error / (to - from),
    }
  }).filter(({ plateau }) => Number.isFinite(plateau))
}
