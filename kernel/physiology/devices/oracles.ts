import { normalQuantile, stream } from '@vitalbench/kernel/numbers'
import { defineOracle } from '@vitalbench/kernel/oracle'
import type { Oracle } from '@vitalbench/kernel/oracle'
import published from './oracles.json' with { type: 'json' }
import { stationaryMoments } from './sensors/autoregression.ts'
import { johnsonError } from './sensors/breton-kovatchev.ts'
import { openFirstOrderLag } from './sensors/first-order-lag.ts'
import { vettorettiNoise } from './sensors/vettoretti-g6.ts'
import { screwPump } from './syringe-pumps/screw-pump.ts'

const { johnson, autoregression, lag, startUp } = published

/** Independent numbers that sensors and pumps are held to. */
export const deviceOracles: readonly Oracle[] = [
  defineOracle({
    id: 'sensor-johnson-su',
    method: 'error distribution of the sensor of Breton and Kovatchev',
    source: johnson.source,
    compute: () =>
      johnson.probability.map((probability, k) => ({
        quantity: `quantile at ${probability}`,
        expected: johnson.error_mg_dL[k],
        observed: johnsonError(Math.sqrt(johnson.variance) * normalQuantile(probability)),
        tolerance: 1e-10,
        relative: true,
      })),
  }),
  defineOracle({
    id: 'sensor-g6-noise',
    method: 'stationary noise of the Dexcom G6',
    source: autoregression.source,
    compute: () =>
      (['own', 'shared'] as const).flatMap((which) => {
        const found = stationaryMoments(vettorettiNoise[which])
        return (['deviation', 'correlation'] as const).map((quantity) => ({
          quantity: `${quantity}, ${which}`,
          expected: autoregression[which][quantity],
          observed: found[quantity],
          tolerance: 1e-12,
          relative: true,
        }))
      }),
  }),
  defineOracle({
    id: 'sensor-interstitial-lag',
    method: 'lag of interstitial behind plasma glucose, exact for linear pieces',
    source: lag.source,
    compute: () => {
      const interstitial = openFirstOrderLag(lag.constant_min)
      return lag.time_min.map((minutes, k) => ({
        quantity: `interstitial glucose at ${minutes} min`,
        expected: lag.interstitial_mg_dL[k],
        observed: interstitial(minutes, lag.plasma_mg_dL[k]),
        tolerance: 1e-9,
        relative: true,
      }))
    },
  }),
  defineOracle({
    id: 'syringe-pump-start-up',
    method: 'volume that a syringe pump delivers after its start, in steps of 0.5 min',
    source: startUp.source,
    compute: () => {
      const device = { name: '', title: '', source: '', rateStep: 0, rateMaximum: Infinity, error: 0, slack: startUp.slack_mL }
      return startUp.time_min.map((minutes, k) => {
        const pump = screwPump(device, { stream: stream('start-up'), concentration: 1 })
        let volume = 0
        for (let step = 0; step < 2 * minutes; step++) volume += pump.deliver(startUp.rate_mL_h / 60, 0.5)
        return {
          quantity: `volume at ${minutes} min`,
          expected: startUp.delivered_mL[k],
          observed: volume,
          tolerance: 1e-9,
          relative: true,
        }
      })
    },
  }),
]
