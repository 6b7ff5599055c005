import { openSetup } from './setup.ts'
import type { Setup } from './setup.ts'
import { getRow, putRow } from './trace.ts'
import type { Trace } from './trace.ts'

/**
 * The same session at half the step of the solver: the commands that were delivered are delivered again, so that what differs is the
 * error of the solver alone, and the product is not asked twice.
 */
export function atHalfStep<P>(setup: Setup<P>, trace: Trace, until: number): Trace {
  const { run, rig } = openSetup(setup, true)
  const { periodSeconds, observations, commands, delivered, steps } = trace
  const truth = new Float64Array(trace.truth.length)
  const [row, given] = [new Float64Array(observations), new Float64Array(commands)]
  for (let k = 0; k <= steps; k++) {
    if (k <= until) {
      rig.act(run, k * periodSeconds)
      run.observe(row)
    }
    putRow(row, truth, k)
    if (k >= until) continue
    getRow(delivered, k, given)
    run.advance(periodSeconds, given)
  }
  return { ...trace, truth }
}
