import { pmolPerUnit } from './derivative.ts'
import { emptying, emptyingIntervals, emptyingTable } from './emptying.ts'
import type { FoodMemory } from './food-memory.ts'
import type { S2008Parameters } from './parameters.ts'
import { scarceGlucose } from './quantities.ts'

/** Moves the 13 states on in place by `duration` min in `count` equal steps, inputs and the food eaten so far held. */
export type S2008Flow = (state: Float64Array, held: Float64Array, food: FoodMemory, duration: number, count: number) => void

/**
 * `derivative` under the classical method of Runge and Kutta, over local numbers: the same equations in the same order, several times as
 * fast. The rate of emptying depends on the share of the meal in the stomach alone, and is read from a table.
 */
export function s2008Flow(p: S2008Parameters): S2008Flow {
  const table = emptyingTable(p)

  return (state, held, food, duration, count) => {
    const meal = food.before + food.eaten
    const step = duration / count
    // Read once a call: a number in a local variable of the call is unboxed, one of the closure is not.
    const { BW, Ib, k1, k2, m1, kmax, kabs, f, kp1, kp2, kp3, ki, Fsnc, Vm0, Vmx, Km0, p2u, ke1, ke2, ka1, ka2, kd, ksc } = p
    const ip = p.m2 + p.m4
    const { m2 } = p
    const il = m1 + p.m30
    const isc1 = ka1 + kd
    const perVolume = 1 / p.Vi
    const scarce = scarceGlucose * p.Vg
    const appearing = (f * kabs) / BW
    const infused = (held[0] * pmolPerUnit) / BW
    const eaten = 1000 * held[1]
    const production = held[3]
    const uptake = held[4]
    const Vm = held[2] * Vmx
    const kp = held[2] * kp3
    const fed = meal > 0
    const places = fed ? emptyingIntervals / meal : NaN
    let x0 = state[0]
    let x1 = state[1]
    let x2 = state[2]
    let x3 = state[3]
    let x4 = state[4]
    let x5 = state[5]
    let x6 = state[6]
    let x7 = state[7]
    let x8 = state[8]
    let x9 = state[9]
    let x10 = state[10]
    let x11 = state[11]
    let x12 = state[12]

    for (let n = 0; n < count; n++) {
      // y is the point of a stage, s the sum of the weighted derivatives.
      let y0 = x0
      let y1 = x1
      let y2 = x2
      let y3 = x3
      let y4 = x4
      let y5 = x5
      let y6 = x6
      let y7 = x7
      let y8 = x8
      let y9 = x9
      let y10 = x10
      let y11 = x11
      let y12 = x12
      let s0 = 0
      let s1 = 0
      let s2 = 0
      let s3 = 0
      let s4 = 0
      let s5 = 0
      let s6 = 0
      let s7 = 0
      let s8 = 0
      let s9 = 0
      let s10 = 0
      let s11 = 0
      let s12 = 0
      for (let stage = 0; stage < 4; stage++) {
        const q = y0 + y1
        const place = places * q
        let kgut = kmax
        if (place >= 0 && place < emptyingIntervals) {
          const k = place | 0
          const share = place - k
          kgut = table[4 * k] + share * (table[4 * k + 1] + share * (table[4 * k + 2] + share * table[4 * k + 3]))
        } else if (fed) kgut = emptying(p, q, meal)
        const made = kp1 - kp2 * y3 - kp * y8
        const EGP = made > 0 ? production * made : 0
        const E = y3 > ke2 ? ke1 * (y3 - ke2) : 0
        const lost = Fsnc + (y3 < scarce ? (uptake * y3) / scarce : uptake)
        const Uid = ((Vm0 + Vm * y6) * y4) / (Km0 + y4)
        const I = y5 * perVolume

        const d0 = eaten - kmax * y0
        const d1 = kmax * y0 - kgut * y1
        const d2 = kgut * y1 - kabs * y2
        const d3 = y3 < 0 ? 0 : EGP + appearing * y2 - lost - E - k1 * y3 + k2 * y4
        const d4 = y4 < 0 ? 0 : k1 * y3 - k2 * y4 - Uid
        const d5 = y5 < 0 ? 0 : m1 * y9 - ip * y5 + ka1 * y10 + ka2 * y11
        const d6 = p2u * (I - Ib - y6)
        const d7 = ki * (I - y7)
        const d8 = ki * (y7 - y8)
        const d9 = y9 < 0 ? 0 : m2 * y5 - il * y9
        const d10 = y10 < 0 ? 0 : infused - isc1 * y10
        const d11 = y11 < 0 ? 0 : kd * y10 - ka2 * y11
        const d12 = y12 < 0 ? 0 : ksc * (y3 - y12)

        const weight = stage === 0 || stage === 3 ? step / 6 : step / 3
        s0 += weight * d0
        s1 += weight * d1
        s2 += weight * d2
        s3 += weight * d3
        s4 += weight * d4
        s5 += weight * d5
        s6 += weight * d6
        s7 += weight * d7
        s8 += weight * d8
        s9 += weight * d9
        s10 += weight * d10
        s11 += weight * d11
        s12 += weight * d12
        const reach = stage === 2 ? step : step / 2
        y0 = x0 + reach * d0
        y1 = x1 + reach * d1
        y2 = x2 + reach * d2
        y3 = x3 + reach * d3
        y4 = x4 + reach * d4
        y5 = x5 + reach * d5
        y6 = x6 + reach * d6
        y7 = x7 + reach * d7
        y8 = x8 + reach * d8
        y9 = x9 + reach * d9
        y10 = x10 + reach * d10
        y11 = x11 + reach * d11
        y12 = x12 + reach * d12
      }
      x0 += s0
      x1 += s1
      x2 += s2
      x3 += s3
      x4 += s4
      x5 += s5
      x6 += s6
      x7 += s7
      x8 += s8
      x9 += s9
      x10 += s10
      x11 += s11
      x12 += s12
    }
    state[0] = x0
    state[1] = x1
    state[2] = x2
    state[3] = x3
    state[4] = x4
    state[5] = x5
    state[6] = x6
    state[7] = x7
    state[8] = x8
    state[9] = x9
    state[10] = x10
    state[11] = x11
    state[12] = x12
  }
}
