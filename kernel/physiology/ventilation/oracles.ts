import type { Oracle } from '@vitalbench/kernel/oracle'
import { oneCompartmentLung } from './one-compartment-lung.ts'
import published from './oracles.json' with { type: 'json' }
import { volumeControlledBreath, volumeControlledPressure } from './volume-controlled.ts'

const { source } = published

/** The lung model is ventilated for so many breaths, after which it repeats itself to rounding. */
const breaths = 60

const pressureControlled = published.pressureControlled.map((given): Oracle => ({
  id: given.id,
  method: 'one-compartment lung in time under square-wave pressure control, first and 60th breath',
  source,
  compute: () => {
    const { resistance, compliance, drivingPressure, peep, ratePerMinute, inspirationSeconds, expected } = given
    const lung = oneCompartmentLung.open({ parameters: { resistance, compliance } })
    const volumes: { readonly begin: number; readonly end: number }[] = []
    for (let k = 0; k < breaths; k++) {
      const begin = lung.outputs[2]
      lung.inputs[0] = peep + drivingPressure
      lung.advance(inspirationSeconds)
      const end = lung.outputs[2]
      lung.inputs[0] = peep
      lung.advance(60 / ratePerMinute - inspirationSeconds)
      volumes.push({ begin, end })
    }
    const [first, last] = [volumes[0], volumes[breaths - 1]]
    const trapped = lung.outputs[2] - compliance * peep
    const observed = {
      firstTidalVolume: first.end - first.begin,
      tidalVolume: last.end - last.begin,
      trappedVolume: trapped,
      intrinsicPeep: lung.outputs[3] - peep,
    }
    return Object.entries(expected).map(([quantity, value]) => ({
      quantity,
      expected: value,
      observed: observed[quantity as keyof typeof observed],
      tolerance: 1e-6,
      relative: true,
    }))
  },
}))

const volumeControlled: Oracle = {
  id: published.volumeControlled.id,
  method: 'one-compartment lung under constant flow, first breath',
  source,
  compute: () => {
    const { setting, expected } = published.volumeControlled
    const halfwayPressure = volumeControlledPressure(setting, setting.inspirationSeconds / 2)
    const observed = { ...volumeControlledBreath(setting), halfwayPressure }
    return Object.entries(expected).map(([quantity, value]) => ({
      quantity,
      expected: value,
      observed: observed[quantity as keyof typeof expected],
      tolerance: 1e-12,
      relative: true,
    }))
  },
}

/** Independent numbers that the breaths under volume control and the lung in time are held to. */
export const ventilationOracles: readonly Oracle[] = [volumeControlled, ...pressureControlled]
