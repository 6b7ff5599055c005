import type { Stream } from '@vitalbench/kernel/numbers'

const lognormal = (random: Stream, median: number, deviation: number): number => median * Math.exp(deviation * random.normal())

/** Weight of adults with type 1 diabetes in kg: 76.3, SD 15.9 (Resalat, El Youssef, Tyler et al., PLoS ONE 14:e0217301, 2019). */
const weight = (random: Stream): number => 76.3 + 15.9 * random.normal()

/** Basal plasma glucose in mg/dL: 119.13, SD 7.11 (Cappon, Vettoretti, Sparacino et al., IEEE Trans Biomed Eng 70:3227, 2023) [check]. */
const basalGlucose = (random: Stream): number => 119.13 + 7.11 * random.normal()

/**
 * Hovorka model: insulin sensitivities and weight after Resalat et al. (2019), 0.4 times those of Hovorka (2004) with standard
 * deviations of 39 % (SID), 28 % (SIT) and 26 % (SIE), all three drawn together; the others log-normal around Hovorka (2004) with the
 * standard deviations of the logarithm in the simulator of the McGill Diabetes Laboratory, after Wilinska, Chassin, Acerini et al.,
 * J Diabetes Sci Technol 4:132 (2010) and Boiroux, Duun-Henriksen, Schmidt et al., Control Eng Pract 58:332 (2017) [check: the figures
 * are those of the two programs, not read in the papers].
 */
export function drawHovorka(random: Stream): Record<string, number> {
  const type1 = 0.4
  const z = random.normal()
  const jitter = 2 * random.double() - 1
  return {
    BW: weight(random),
    Gb: basalGlucose(random),
    SID: type1 * (8.2e-4 + 3.2e-4 * z),
    SIT: type1 * (51.2e-4 + 14.4e-4 * (z + 0.25 * jitter)),
    SIE: type1 * (520e-4 + 137.5e-4 * (z + 0.75 * jitter)),
    k12: lognormal(random, 0.066, 0.4),
    ka1: lognormal(random, 0.006, 0.4),
    ka2: lognormal(random, 0.06, 0.4),
    ka3: lognormal(random, 0.03, 0.4),
    ke: lognormal(random, 0.138, 0.2),
    tI: lognormal(random, 55, 0.2),
    tG: lognormal(random, 40, 0.2),
    VI: lognormal(random, 0.12, 0.05),
    VG: lognormal(random, 0.16, 0.05),
    EGP0: lognormal(random, 0.0161, 0.2),
    F01: lognormal(random, 0.0097, 0.1),
  }
}

/**
 * The ten subjects of Kanderian, Weinzimer, Voskanyan, Steil, J Diabetes Sci Technol 3:1047 (2009), [check: read in a
 * transcription]: BW, CI, t1, t2, VG, p2, EGP, GEZI, SI.
 */
const subjects: readonly (readonly number[])[] = [
  [89, 2010, 49, 47, 253, 0.0106, 1.33, 0.0022, 8.11e-4],
  [63, 1281, 41, 10, 261, 0.0116, 0.6, 0.00438, 9.64e-5],
  [65, 909, 71, 70, 199, 0.0233, 1.07, 0.0035, 4.63e-4],
  [116, 1813, 91, 70, 337, 0.00814, 0.98, 1.64e-5, 3.77e-4],
  [64, 1535, 46, 46, 188, 0.00963, 0.6, 0.00433, 2.05e-4],
  [51, 588, 68, 30, 104, 0.00915, 0.603, 0.00101, 4.12e-4],
  [77, 1806, 60, 60, 263, 0.0101, 1.11, 0.0023, 8.16e-4],
  [65, 540, 95, 37, 137, 0.0103, 1.3, 1e-8, 3.68e-4],
  [100, 875, 131, 21, 193, 0.0103, 1.27, 0.00639, 2.56e-4],
  [64, 1309, 53, 53, 204, 0.0102, 0.611, 0.00104, 6.03e-4],
]

const jitter = 0.15

/**
 * Minimal model: one of the ten published subjects, every parameter moved by a log-normal factor of 15 %, so that what goes together in
 * a person stays together; CI and VG move with the weight. The time of a meal is log-normal around 48 min with a standard deviation of
 * the logarithm of 0.28, as between the means of the subjects. The 15 % are chosen here.
 */
export function drawKanderian(random: Stream): Record<string, number> {
  const [BW, CI, t1, t2, VG, p2, EGP, GEZI, SI] = subjects[random.integer(subjects.length)]
  const size = lognormal(random, 1, jitter)
  return {
    BW: BW * size,
    Gb: basalGlucose(random),
    CI: lognormal(random, CI * size, jitter),
    t1: lognormal(random, t1, jitter),
    t2: lognormal(random, t2, jitter),
    VG: lognormal(random, VG * size, 0.05),
    p2: lognormal(random, p2, jitter),
    EGP: lognormal(random, EGP, jitter),
    GEZI: lognormal(random, GEZI, jitter),
    SI: lognormal(random, SI, jitter),
    tm: lognormal(random, 48, 0.28),
  }
}

/** Parameters of S2008 that spread by themselves: median, and standard deviation of the logarithm. */
const s2008Spread: readonly (readonly [name: string, median: number, deviation: number])[] = [
  ['EGPb', 2.4, 0.12],
  ['Vg', 1.88, 0.1],
  ['k1', 0.065, 0.2],
  ['k2', 0.079, 0.2],
  ['Vi', 0.05, 0.1],
  ['m1', 0.19, 0.2],
  ['kmax', 0.0558, 0.2],
  ['kmin', 0.008, 0.2],
  ['kabs', 0.057, 0.3],
  ['kp2', 0.0021, 0.3],
  ['ki', 0.0079, 0.3],
  ['Km0', 225.59, 0.1],
  ['p2u', 0.0331, 0.3],
  ['ka2', 0.0182, 0.25],
  ['kd', 0.0164, 0.25],
]

/**
 * S2008: log-normal around the averages of Dalla Man et al. (2007) with spreads chosen here, since neither averages nor covariances of
 * persons with type 1 diabetes are published; insulin sensitivity is 1.6 times that average (both on muscle and on the liver), which brings
 * the 500 and 1700 rules about, and basal insulin falls with it. Weight, basal glucose: see there. It is not the distribution behind the
 * cohort that the FDA accepted.
 */
export function drawS2008(random: Stream): Record<string, number> {
  const BW = weight(random)
  const sensitivity = lognormal(random, 1.6, 0.4)
  const rates = s2008Spread.map(([name, median, deviation]): [string, number] => [name, lognormal(random, median, deviation)])
  return {
    BW,
    Gb: basalGlucose(random),
    Ib: lognormal(random, 60, 0.3) * (sensitivity / 1.6) ** -0.5,
    CL: lognormal(random, (1.8915 * BW) / 78, 0.2),
    Vmx: lognormal(random, 0.047 * sensitivity, 0.2),
    kp3: lognormal(random, 0.009 * sensitivity, 0.2),
    ...Object.fromEntries(rates),
  }
}
