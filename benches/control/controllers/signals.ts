import type { Controller, SessionContract, SessionOpening } from '@vitalbench/bench'

/** Reads a number of the patient's view; what is missing is an error that the outcome tells. */
export function viewed({ patient }: SessionOpening, name: string): number {
  const value = patient[name]
  if (typeof value !== 'number') throw new Error(`the patient's view has no number "${name}"`)
  return value
}

function placeOf(signals: SessionContract['inputs'], id: string, unit: string): number {
  const at = signals.findIndex((signal) => signal.id === id)
  if (at < 0) throw new Error(`the contract has no "${id}"`)
  if (signals[at].unit !== unit) throw new Error(`"${id}" is in ${signals[at].unit}, this controller works in ${unit}`)
  return at
}

/** Place of an input in the contract, in the unit that the controller works in. */
export const inputAt = ({ contract }: SessionOpening, id: string, unit: string): number => placeOf(contract.inputs, id, unit)

/** Place of an output in the contract, in the unit that the controller works in. */
export const outputAt = ({ contract }: SessionOpening, id: string, unit: string): number => placeOf(contract.outputs, id, unit)

/** A controller from what it does at a decision. */
export const controller = (open: Controller['open']): Controller => ({ open })
