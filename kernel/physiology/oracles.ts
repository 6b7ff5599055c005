import type { Oracle } from '@vitalbench/kernel/oracle'
import { anaesthesiaOracles } from './anaesthesia/index.ts'
import { deviceOracles } from './devices/index.ts'
import { fluidOracles } from './fluid/index.ts'
import { glucoseOracles } from './glucose/index.ts'
import { glycaemia } from './measures/glycaemia.ts'
import type { Glycaemia } from './measures/glycaemia.ts'
import { performance } from './measures/performance.ts'
import { closedFormOracles } from './oracles/closed-forms.ts'
import published from './oracles/measures.json' with { type: 'json' }
import { ventilationOracles } from './ventilation/index.ts'

const glycaemiaNames: Readonly<Record<string, keyof Glycaemia>> = {
  mean: 'mean',
  SD: 'sd',
  CV_pct: 'cv',
  GMI_pct: 'gmi',
  eA1c_pct: 'ea1c',
  J_index: 'j',
  TIR_70_180: 'timeInRange',
  TITR_70_140: 'timeInTightRange',
  TBR_lt70: 'below70',
  TBR_lt54: 'below54',
  TAR_gt180: 'above180',
  TAR_gt250: 'above250',
  LBGI: 'lbgi',
  HBGI: 'hbgi',
  GRI: 'gri',
  pct_2_5: 'low',
  pct_97_5: 'high',
}

/** Independent numbers that the physiology kernel is held to. */
export const physiologyOracles: readonly Oracle[] = [
  ...published.glycaemia.map(({ id, inputs, expected, source }): Oracle => ({
    id,
    method: 'summary of a glucose series',
    source,
    compute: () => {
      const found = glycaemia(inputs.glucose_mg_dL)
      // The expected numbers have ten digits.
      return Object.entries(glycaemiaNames).map(([name, key]) => {
        const expects = expected[name as keyof typeof expected]
        return { quantity: name, expected: expects, observed: found[key], tolerance: 1e-9 * Math.max(1, expects) }
      })
    },
  })),
  ...published.performance.map(({ id, inputs, expected }): Oracle => ({
    id,
    method: 'performance error, wobble, divergence, share inside the band and global score',
    source: 'Varvel, Donoho, Shafer, J Pharmacokinet Biopharm 20:63 (1992), worked on a short series',
    compute: () => {
      const found = performance({ target: inputs.target, seconds: inputs.t_s, values: inputs.BIS, band: [40, 60] })
      return [
        { quantity: 'MDPE', expected: expected.MDPE_pct, observed: found.mdpe, tolerance: 1e-9 },
        { quantity: 'MDAPE', expected: expected.MDAPE_pct, observed: found.mdape, tolerance: 1e-9 },
        { quantity: 'wobble', expected: expected.wobble_pct, observed: found.wobble, tolerance: 1e-9 },
        { quantity: 'divergence', expected: expected.divergence_pct_per_h, observed: found.divergence, tolerance: 1e-6 },
        { quantity: 'IAE', expected: expected.IAE_index_s, observed: found.absoluteErrorIntegral, tolerance: 1e-9 },
        { quantity: 'share from 40 to 60', expected: expected.pct_time_40_60, observed: found.insideBand ?? NaN, tolerance: 1e-8 },
        { quantity: 'global score', expected: expected.global_score, observed: found.globalScore ?? NaN, tolerance: 1e-8 },
      ]
    },
  })),
  ...closedFormOracles,
  ...anaesthesiaOracles,
  ...deviceOracles,
  ...fluidOracles,
  ...glucoseOracles,
  ...ventilationOracles,
]
