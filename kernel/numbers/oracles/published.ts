import type { Oracle, OracleComparison } from '@vitalbench/kernel/oracle'
import { betaQuantile } from '../beta.ts'
import { binomialCdf } from '../binomial.ts'
import { chiSquareQuantile, chiSquareSurvival } from '../chi-square.ts'
import { erf } from '../erf.ts'
import { fSurvival } from '../f.ts'
import { normalQuantile } from '../normal.ts'
import { quantile } from '../quantiles.ts'
import { studentTCdf, studentTQuantile } from '../student-t.ts'

type Row = readonly [quantity: string, observed: number, expected: number]

const compare = (rows: readonly Row[], tolerance: number, relative: boolean): readonly OracleComparison[] =>
  rows.map(([quantity, observed, expected]) => ({ quantity, expected, observed, tolerance, relative }))

/** Printed tables, to half a unit of their last digit. */
export const printedTables: Oracle = {
  id: 'numbers-tables',
  method: 'erf, normal, t, χ² and F tables',
  source:
    'Abramowitz and Stegun, Handbook of Mathematical Functions (1964), table 7.1; NIST/SEMATECH e-Handbook, sections 1.3.6.7.1 to 1.3.6.7.4',
  compute: () => [
    ...compare([['erf(1)', erf(1), 0.8427007929]], 5e-11, false),
    ...compare(
      [
        ['normal quantile 0.975', normalQuantile(0.975), 1.96],
        ['t quantile 0.975, 10 df', studentTQuantile(0.975, 10), 2.228],
        ['t quantile 0.95, 5 df', studentTQuantile(0.95, 5), 2.015],
        ['χ² quantile 0.95, 10 df', chiSquareQuantile(0.95, 10), 18.307],
        ['χ² quantile 0.99, 1 df', chiSquareQuantile(0.99, 1), 6.635],
      ],
      5e-4,
      false,
    ),
    ...compare([['F upper tail at 3.326, 5 and 10 df', fSurvival(3.326, 5, 10), 0.05]], 1e-5, false),
  ],
}

/** Values of R at full precision. */
export const valuesOfR: Oracle = {
  id: 'numbers-r',
  method: 'quantiles and tails of the distributions behind intervals and tests',
  source: 'R 4.2.2: qnorm, qt, pt, qchisq, pchisq, qbeta, pf, pbinom',
  compute: () =>
    compare(
      [
        ['qnorm(0.975)', normalQuantile(0.975), 1.959963984540054],
        ['qnorm(1e-10)', normalQuantile(1e-10), -6.361340902404056],
        ['qt(0.975, 1)', studentTQuantile(0.975, 1), 12.706204736174694],
        ['qt(0.975, 10)', studentTQuantile(0.975, 10), 2.228138851986274],
        ['qt(0.975, 30)', studentTQuantile(0.975, 30), 2.042272456301238],
        ['pt(-2.5, 7)', studentTCdf(-2.5, 7), 0.020496109292876437],
        ['qchisq(0.95, 1)', chiSquareQuantile(0.95, 1), 3.841458820694124],
        ['qchisq(0.95, 10)', chiSquareQuantile(0.95, 10), 18.307038053275146],
        ['pchisq(100, 10, lower = FALSE)', chiSquareSurvival(100, 10), 5.44970198292053e-17],
        ['qbeta(0.025, 8, 3)', betaQuantile(0.025, 8, 3), 0.44390453769235844],
        ['qbeta(0.975, 9, 2)', betaQuantile(0.975, 9, 2), 0.9747892736731666],
        ['qbeta(0.025, 0.5, 20.5)', betaQuantile(0.025, 0.5, 20.5), 2.4246478459242726e-5],
        ['pf(2, 3, 7, lower = FALSE)', fSurvival(2, 3, 7), 1 - 0.7973063575133492],
        ['pbinom(8, 100, 0.05)', binomialCdf(8, 100, 0.05), 0.9369104093725513],
      ],
      1e-13,
      true,
    ),
}

const sample = [2.1, 7.4, 1.3, 9.9, 4.2, 5.5, 3.8]

/** The five interpolating conventions of sample quantiles. */
export const sampleQuantiles: Oracle = {
  id: 'numbers-quantiles',
  method: 'sample quantiles, types 5 to 9 of Hyndman and Fan',
  source: 'R 4.2.2: quantile(c(2.1, 7.4, 1.3, 9.9, 4.2, 5.5, 3.8), c(0.1, 0.33, 0.9), type)',
  compute: () => {
    const expected = {
      5: [1.46, 3.477, 9.4],
      6: [1.3, 3.188, 9.9],
      7: [1.78, 3.766, 8.4],
      8: [1.3533333333333333, 3.3806666666666674, 9.733333333333333],
      9: [1.38, 3.40475, 9.65],
    } as const
    const types = [5, 6, 7, 8, 9] as const
    const rows = types.flatMap((type) =>
      [0.1, 0.33, 0.9].map((p, i): Row => [`type ${type}, p = ${p}`, quantile(sample, p, { type }), expected[type][i]]),
    )
    return compare(rows, 1e-14, true)
  },
}
