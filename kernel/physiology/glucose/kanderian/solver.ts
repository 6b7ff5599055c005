import type { KanderianParameters } from './quantities.ts'

/** Glucose in mg/dL (4.5 mmol/L) below which the uptake by muscle falls in proportion. */
const uptakeThreshold = 81.072

/** The equations of the paper, solved by the classical method of Runge and Kutta in equal steps of at most `longest` min. */
export function solver(p: KanderianParameters, longest: number): (state: Float64Array, inputs: Float64Array, duration: number) => void {
  const { p2, GEZI, ksc } = p
  const skin = 1 / p.t1
  const plasma = 1 / p.t2
  const gut = 1 / p.tm
  const appearing = gut / p.VG

  return (state, inputs, duration) => {
    const count = Math.max(1, Math.ceil(duration / longest - 1e-9))
    const h = duration / count
    const concentration = (1e6 * inputs[0]) / p.CI
    const eaten = 1000 * p.AG * inputs[1]
    const action = p2 * p.SI * inputs[2]
    const produced = p.EGP * inputs[3]
    const muscle = (inputs[4] * p.BW) / p.VG / uptakeThreshold
    let Isc = state[0]
    let Ip = state[1]
    let Ieff = state[2]
    let G = state[3]
    let C1 = state[4]
    let C2 = state[5]
    let Gs = state[6]
    for (let n = 0; n < count; n++) {
      let isc = Isc
      let ip = Ip
      let ieff = Ieff
      let g = G
      let c1 = C1
      let c2 = C2
      let gs = Gs
      let sumIsc = 0
      let sumIp = 0
      let sumIeff = 0
      let sumG = 0
      let sumC1 = 0
      let sumC2 = 0
      let sumGs = 0
      for (let stage = 0; stage < 4; stage++) {
        const dIsc = skin * (concentration - isc)
        const dIp = plasma * (isc - ip)
        const dIeff = action * ip - p2 * ieff
        const dG = produced + appearing * c2 - (GEZI + ieff) * g - muscle * (g < uptakeThreshold ? g : uptakeThreshold)
        const dC1 = eaten - gut * c1
        const dC2 = gut * (c1 - c2)
        const dGs = ksc * (g - gs)
        const weight = stage === 0 || stage === 3 ? h / 6 : h / 3
        sumIsc += weight * dIsc
        sumIp += weight * dIp
        sumIeff += weight * dIeff
        sumG += weight * dG
        sumC1 += weight * dC1
        sumC2 += weight * dC2
        sumGs += weight * dGs
        const ahead = stage === 2 ? h : h / 2
        isc = Isc + ahead * dIsc
        ip = Ip + ahead * dIp
        ieff = Ieff + ahead * dIeff
        g = G + ahead * dG
        c1 = C1 + ahead * dC1
        c2 = C2 + ahead * dC2
        gs = Gs + ahead * dGs
      }
      Isc += sumIsc
      Ip += sumIp
      Ieff += sumIeff
      G += sumG
      C1 += sumC1
      C2 += sumC2
      Gs += sumGs
    }
    state[0] = Isc
    state[1] = Ip
    state[2] = Ieff
    state[3] = G
    state[4] = C1
    state[5] = C2
    state[6] = Gs
  }
}
