import { mgPerMmol } from '../signals.ts'
import { fluxThreshold, renalClearance, renalThreshold } from './basal.ts'
import type { HovorkaParameters } from './quantities.ts'

/**
 * The equations of the paper, solved by the classical method of Runge and Kutta in equal steps of at most `longest` min. All states are
 * local numbers, so that no step allocates and none goes through an array.
 */
export function solver(p: HovorkaParameters, longest: number): (state: Float64Array, inputs: Float64Array, duration: number) => void {
  const { BW, k12, ka1, ka2, ka3, ke, SIT, SID, SIE, ksc } = p
  const volume = p.VG * BW
  const fluxPerGlucose = (p.F01 * BW) / fluxThreshold
  const production0 = p.EGP0 * BW
  const absorption = 1 / p.tG
  const release = 1 / p.tI
  const perInsulinVolume = 1 / (p.tI * p.VI * BW)
  const meal = (1000 * p.AG) / mgPerMmol
  const muscle = BW / mgPerMmol / fluxThreshold

  return (state, inputs, duration) => {
    const count = Math.max(1, Math.ceil(duration / longest - 1e-9))
    const h = duration / count
    const infused = 1000 * inputs[0]
    const eaten = meal * inputs[1]
    const a1 = ka1 * SIT * inputs[2]
    const a2 = ka2 * SID * inputs[2]
    const a3 = ka3 * SIE * inputs[2]
    const produced = production0 * inputs[3]
    // Both fluxes independent of insulin are in proportion to glucose below the threshold.
    const flux = fluxPerGlucose + muscle * inputs[4]
    let Q1 = state[0]
    let Q2 = state[1]
    let S1 = state[2]
    let S2 = state[3]
    let I = state[4]
    let x1 = state[5]
    let x2 = state[6]
    let x3 = state[7]
    let D1 = state[8]
    let D2 = state[9]
    let Gs = state[10]
    for (let n = 0; n < count; n++) {
      let q1 = Q1
      let q2 = Q2
      let s1 = S1
      let s2 = S2
      let i = I
      let y1 = x1
      let y2 = x2
      let y3 = x3
      let d1 = D1
      let d2 = D2
      let gs = Gs
      let sumQ1 = 0
      let sumQ2 = 0
      let sumS1 = 0
      let sumS2 = 0
      let sumI = 0
      let sumX1 = 0
      let sumX2 = 0
      let sumX3 = 0
      let sumD1 = 0
      let sumD2 = 0
      let sumGs = 0
      for (let stage = 0; stage < 4; stage++) {
        const G = q1 / volume
        const out = y1 * q1
        const renal = G > renalThreshold ? renalClearance * (G - renalThreshold) * volume : 0
        const made = y3 < 1 ? produced * (1 - y3) : 0
        const dQ1 = k12 * q2 - out - flux * (G < fluxThreshold ? G : fluxThreshold) - renal + absorption * d2 + made
        const dQ2 = out - (k12 + y2) * q2
        const dS1 = infused - release * s1
        const dS2 = release * (s1 - s2)
        const dI = perInsulinVolume * s2 - ke * i
        const dX1 = a1 * i - ka1 * y1
        const dX2 = a2 * i - ka2 * y2
        const dX3 = a3 * i - ka3 * y3
        const dD1 = eaten - absorption * d1
        const dD2 = absorption * (d1 - d2)
        const dGs = ksc * (G - gs)
        const weight = stage === 0 || stage === 3 ? h / 6 : h / 3
        sumQ1 += weight * dQ1
        sumQ2 += weight * dQ2
        sumS1 += weight * dS1
        sumS2 += weight * dS2
        sumI += weight * dI
        sumX1 += weight * dX1
        sumX2 += weight * dX2
        sumX3 += weight * dX3
        sumD1 += weight * dD1
        sumD2 += weight * dD2
        sumGs += weight * dGs
        const ahead = stage === 2 ? h : h / 2
        q1 = Q1 + ahead * dQ1
        q2 = Q2 + ahead * dQ2
        s1 = S1 + ahead * dS1
        s2 = S2 + ahead * dS2
        i = I + ahead * dI
        y1 = x1 + ahead * dX1
        y2 = x2 + ahead * dX2
        y3 = x3 + ahead * dX3
        d1 = D1 + ahead * dD1
        d2 = D2 + ahead * dD2
        gs = Gs + ahead * dGs
      }
      Q1 += sumQ1
      Q2 += sumQ2
      S1 += sumS1
      S2 += sumS2
      I += sumI
      x1 += sumX1
      x2 += sumX2
      x3 += sumX3
      D1 += sumD1
      D2 += sumD2
      Gs += sumGs
    }
    state[0] = Q1
    state[1] = Q2
    state[2] = S1
    state[3] = S2
    state[4] = I
    state[5] = x1
    state[6] = x2
    state[7] = x3
    state[8] = D1
    state[9] = D2
    state[10] = Gs
  }
}
