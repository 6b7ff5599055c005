import type { Oracle } from '@vitalbench/kernel/oracle'
import { betaCdf, betaQuantile } from '../beta.ts'
import { binomialCdf, binomialMass } from '../binomial.ts'
import { erf, erfc } from '../erf.ts'
import { fCdf, fSurvival } from '../f.ts'
import { gammaCdf, gammaQuantile, gammaSurvival } from '../gamma.ts'
import { lnBeta, lnGamma } from '../ln-gamma.ts'
import { normalCdf, normalQuantile, normalSurvival } from '../normal.ts'
import { studentTCdf, studentTQuantile } from '../student-t.ts'

// Function, arguments and the value that mpmath 1.3.0 computed from series with 50 digits, the arguments taken as the doubles they are.
const table: readonly (readonly [(...args: [number, number, number]) => number, readonly number[], number])[] = [
  [erf, [0.01], 0.011283415555849618],
  [erf, [0.5], 0.5204998778130465],
  [erf, [2.5], 0.999593047982555],
  [erfc, [1], 0.15729920705028513],
  [erfc, [4], 1.541725790028002e-8],
  [erfc, [12], 1.3562611692059042e-64],
  [erfc, [26], 5.663192408856143e-296],
  [erfc, [-1.5], 1.9661051464753108],
  [normalCdf, [-1.96], 0.024997895148220435],
  [normalCdf, [-8.5], 9.479534822203318e-18],
  [normalSurvival, [3], 0.0013498980316300946],
  [normalSurvival, [12.34], 2.7577941516989773e-35],
  [normalSurvival, [37], 5.725571222524577e-300],
  [lnGamma, [1e-5], 11.512919692895826],
  [lnGamma, [0.3], 1.0957979948180756],
  [lnGamma, [0.999], 0.0005780385328913802],
  [lnGamma, [1.4616321449683622], -0.12148629053584961],
  [lnGamma, [2.0001], 4.2281658112919945e-5],
  [lnGamma, [4.7], 2.7364051463155667],
  [lnGamma, [123.4], 469.3360974421906],
  [lnGamma, [1000000000], 19723265827.503716],
  [lnBeta, [0.5, 0.5], 1.1447298858494002],
  [lnBeta, [2, 1000000], -27.631022115928047],
  [lnBeta, [100000, 100000], -138633.92706134808],
  [betaCdf, [0.01, 0.5, 0.5], 0.06376856085851985],
  [betaCdf, [0.3, 2, 5], 0.5798249999999999],
  [betaCdf, [0.9, 200, 30], 0.92311090184093],
  [betaCdf, [0.05, 20, 20], 2.603761831666403e-16],
  [betaCdf, [0.999, 0.1, 3], 0.999999999961474],
  [betaCdf, [0.5, 5000, 5100], 0.8401528708121379],
  [gammaCdf, [1e-8, 0.5], 0.00011283791633342487],
  [gammaCdf, [2, 3], 0.32332358381693654],
  [gammaCdf, [40, 60], 0.0018796285686450839],
  [gammaCdf, [1000, 1000], 0.5042052441802155],
  [gammaSurvival, [50, 0.5], 1.523970604832105e-23],
  [gammaSurvival, [30, 10], 7.121750862815577e-6],
  [gammaSurvival, [1100, 1000], 0.0010593232539299773],
  [studentTCdf, [-2.5, 7], 0.020496109292876447],
  [studentTCdf, [-40, 3], 1.7190340394579263e-5],
  [studentTCdf, [0.001, 12.5], 0.5003910509030517],
  [studentTCdf, [-3, 10000], 0.0013532240949988331],
  [fCdf, [2, 3, 7], 0.7973063575133491],
  [fSurvival, [12, 4, 60], 3.1489955561384755e-7],
  [fSurvival, [100, 2, 5], 9.290527179572044e-5],
  [binomialMass, [500, 1000, 0.5], 0.0252250181783608],
  [binomialMass, [3, 100000, 1e-5], 0.061312933621630636],
  [binomialCdf, [8, 100, 0.05], 0.9369104093725513],
  [binomialCdf, [480, 1000, 0.5], 0.10872414660207047],
  [binomialCdf, [380, 1000, 0.5], 1.551622954171333e-14],
  [normalQuantile, [0.975], 1.9599639845400538],
  [normalQuantile, [1e-12], -7.034483825301132],
  [normalQuantile, [0.6], 0.2533471031357997],
  [studentTQuantile, [0.975, 1], 12.706204736174694],
  [studentTQuantile, [0.975, 10], 2.2281388519862744],
  [studentTQuantile, [0.0005, 3], -12.923978636687483],
  [studentTQuantile, [0.975, 5000], 1.9604385517065075],
  [gammaQuantile, [0.1, 0.5], 0.007895387046715613],
  [gammaQuantile, [0.999, 30], 49.803616534924686],
  [gammaQuantile, [0.01, 0.05], 5.844632057286532e-41],
  [betaQuantile, [0.025, 8, 3], 0.44390453769235844],
  [betaQuantile, [0.975, 9, 2], 0.9747892736731666],
  [betaQuantile, [0.025, 0.5, 20.5], 2.4246478459242747e-5],
  [betaQuantile, [0.025, 1, 5000], 5.06354877705159e-6],
  [betaQuantile, [0.975, 800.5, 200.5], 0.8239040751225506],
]

/** Special functions and quantiles held to 50-digit arithmetic, tails included. */
export const highPrecision: Oracle = {
  id: 'numbers-mpmath',
  method: 'special functions, distribution functions and quantiles',
  source: 'mpmath 1.3.0 (Johansson), 50 digits',
  compute: () =>
    table.map(([f, args, expected]) => ({
      quantity: `${f.name}(${args.join(', ')})`,
      expected,
      observed: f(...(args as [number, number, number])),
      tolerance: 2e-14,
      relative: true,
    })),
}
