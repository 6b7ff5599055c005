import type { Controller, SessionOpening } from '../../../session.ts'

/** The contract of the example controllers in `clients/`: insulin on glucose, every 5 minutes. */
export const pidContract = {
  inputs: [{ id: 'glucose', unit: 'mg/dL' }],
  outputs: [{ id: 'insulin', unit: 'U/h', range: [0, 5] }],
  periodSeconds: 300,
} as const

/** An opening under {@link pidContract} for a patient of 80 kg. */
export const pidOpening: SessionOpening = { contract: pidContract, session: 's1', patient: { weight: 80, sex: 'female' } }

const [proportional, integralGain, derivative] = [2.5e-4, 6.25e-5, 1.25e-4]
const [target, most, low] = [110, 5, 70]

/** The controller of `clients/c/pid.c`, of `clients/fmi/pid.c` without its alarm, and of `clients/python/pid.py`. */
export const pid: Controller = {
  open({ contract, patient }) {
    const hours = contract.periodSeconds / 3600
    const weight = typeof patient.weight === 'number' ? patient.weight : 70
    let [integral, rate, before]: [number, number, number | null] = [0, 0, null]
    return {
      step(_index, _seconds, inputs, outputs) {
        const glucose = inputs[0]
        outputs[0] = rate
        if (Number.isNaN(glucose)) return
        const error = glucose - target
        const slope = before === null ? 0 : (glucose - before) / hours
        const sum = integral + error * hours
        const wanted = weight * (proportional * error + integralGain * sum + derivative * slope)
        if (wanted >= 0 && wanted <= most) integral = sum
        rate = Math.min(Math.max(wanted, 0), most)
        before = glucose
        outputs[0] = rate
        return glucose < low ? 'alarm: low glucose' : undefined
      },
    }
  },
}
