import type { Body, Model, Opening } from '../body.ts'
import type { BisSurface } from './bis.ts'
import { bispectralIndex } from './bis.ts'
import type { OutputModel, PressureModel } from './circulation.ts'
import { cardiacOutput, meanArterialPressure } from './circulation.ts'
import { oneCompartment, threeCompartments } from './compartments.ts'
import { fail } from './errors.ts'
import { openHistory } from './history.ts'
import type { LaryngoscopyModel } from './laryngoscopy.ts'
import { toleranceOfLaryngoscopy } from './laryngoscopy.ts'
import type { LinearSystem } from './linear-flow.ts'
import { exactFlow, steppedFlow } from './linear-flow.ts'
import {
  anaesthesiaParameters,
  completeParameters,
  describedBis,
  describedDrug,
  describedLaryngoscopy,
  describedOutput,
  describedPressure,
} from './parameters.ts'
import type { Pharmacokinetics } from './pharmacokinetics.ts'
import { domain, inputs, outputs, states } from './quantities.ts'
import { section } from './sections.ts'

/** Longest piece in min after which the domain is looked at, the interval of an infusion pump. */
const longestPiece = 1 / 6

/** Where a quantity of the domain stands: which array of the body, and at which place. */
const places = domain.map(({ quantity }) => {
  const found = [outputs, states, inputs].map((list) => list.findIndex(({ name }) => name === quantity))
  const list = found.findIndex((index) => index >= 0)
  return { list, index: found[list] }
})

/** The first inputs are infusions, which cannot be negative. */
const infusions = 3

function requireInputs(values: Float64Array): void {
  for (let k = 0; k < inputs.length; k++) {
    const value = values[k]
    if (Number.isFinite(value) && (value >= 0 || k >= infusions)) continue
    const { name, unit } = inputs[k]
    throw fail('ANAESTHESIA_RANGE', { what: `input ${name} in ${unit}`, value, range: k < infusions ? '[0, ∞)' : '(-∞, ∞)' })
  }
}

function open({ parameters, step = Infinity }: Opening): Body {
  const all = completeParameters(parameters)
  const bis = section<BisSurface>(all, 'bis', describedBis)
  const laryngoscopy = section<LaryngoscopyModel>(all, 'laryngoscopy', describedLaryngoscopy)
  const pressure = section<PressureModel>(all, 'pressure', describedPressure)
  const output = section<OutputModel>(all, 'output', describedOutput)
  const propofolKinetics = section<Pharmacokinetics>(all, 'propofol', describedDrug)
  const remifentanilKinetics = section<Pharmacokinetics>(all, 'remifentanil', describedDrug)
  const { weight, norepinephrineVolume: volume, norepinephrineClearance: clearance, bloodVolume, shockLoss } = all
  const norepinephrineC50 = (output.norepinephrineHalfRate * weight) / clearance
  const shockRate = Math.log(all.shockPotency) / shockLoss

  const flowOf = (system: LinearSystem) => (step === Infinity ? exactFlow(system) : steppedFlow(system, step))
  const propofolSites = [propofolKinetics.ke0, pressure.propofolKe1, pressure.propofolKe2]
  const movePropofol = flowOf(threeCompartments(propofolKinetics, propofolSites))
  const moveRemifentanil = flowOf(threeCompartments(remifentanilKinetics, [remifentanilKinetics.ke0, pressure.remifentanilKe]))
  const moveNorepinephrine = flowOf(oneCompartment({ volume, clearance }))

  const state = new Float64Array(states.length)
  const [propofol, remifentanil, norepinephrine] = [state.subarray(0, 6), state.subarray(6, 11), state.subarray(11, 12)]
  const input = Float64Array.from(inputs, ({ rest }) => rest)
  const shown = new Float64Array(outputs.length)
  const outside = new Float64Array(domain.length)
  const lists = [shown, state, input]
  const sites = { propofol1: 0, propofol2: 0, remifentanil: 0, norepinephrine: 0 }

  // A delayed monitor shows the drugs as they were: both drugs and their infusions at the start of each piece.
  const past = openHistory(13)
  const moment = new Float64Array(13)
  const [earlierPropofol, earlierRemifentanil] = [moment.subarray(0, 6), moment.subarray(6, 11)]
  const remember = (at: number): void => {
    moment.set(propofol, 0)
    moment.set(remifentanil, 6)
    moment[11] = input[0]
    moment[12] = input[1]
    past.remember(at, moment)
  }
  const index = (now: number): number => {
    const potency = Math.exp(shockRate * state[12])
    if (bis.delay === 0 || now === 0) return bispectralIndex(bis, potency * state[3], state[9])
    const since = past.recall(now - bis.delay, moment)
    movePropofol(earlierPropofol, moment[11], since)
    moveRemifentanil(earlierRemifentanil, moment[12], since)
    return bispectralIndex(bis, potency * earlierPropofol[3], earlierRemifentanil[3])
  }
  const show = (now: number): void => {
    const full = Math.max(0, 1 - state[12] / bloodVolume)
    sites.propofol1 = state[4]
    sites.propofol2 = state[5]
    sites.remifentanil = state[10]
    sites.norepinephrine = state[11]
    shown[0] = Math.min(100, Math.max(0, index(now) + input[3]))
    shown[1] = state[0]
    shown[2] = state[3]
    shown[3] = state[6]
    shown[4] = state[9]
    shown[5] = full * meanArterialPressure(pressure, sites)
    shown[6] = full * cardiacOutput(output, sites, norepinephrineC50)
    shown[7] = toleranceOfLaryngoscopy(laryngoscopy, state[3], state[9])
  }
  const watch = (duration: number): void => {
    for (let k = 0; k < domain.length; k++) {
      const value = lists[places[k].list][places[k].index]
      if (value < domain[k].low || value > domain[k].high) outside[k] += duration
    }
  }

  let time = 0
  show(0)
  return {
    get time() {
      return time
    },
    inputs: input,
    state,
    outputs: shown,
    outside,
    advance(duration) {
      if (!(duration >= 0 && duration < Infinity))
        throw fail('ANAESTHESIA_RANGE', { what: 'duration in min', value: duration, range: '[0, ∞)' })
      requireInputs(input)
      const start = time
      const pieces = duration === 0 ? 0 : Math.max(1, Math.ceil(duration / longestPiece - 1e-9))
      const piece = duration / pieces
      for (let k = 1; k <= pieces; k++) {
        if (bis.delay > 0) remember(time)
        movePropofol(propofol, input[0], piece)
        moveRemifentanil(remifentanil, input[1], piece)
        moveNorepinephrine(norepinephrine, input[2], piece)
        state[12] = Math.min(bloodVolume, Math.max(0, state[12] + (input[4] / weight) * piece))
        time = start + (k === pieces ? duration : k * piece)
        show(time)
        watch(piece)
      }
      if (pieces === 0) show(time)
    },
  }
}

/**
 * A patient under propofol, remifentanil and norepinephrine. Concentrations are exact while the inputs are held; BIS lags by the delay
 * of the monitor, a stimulus adds to it at once. Time outside the domain is counted in pieces of at most 10 s by the value at their end.
 * Bleeding makes propofol more potent and lowers pressure and output; it does not change the pharmacokinetics.
 *
 * @example
 * const body = anaesthesia.open({ parameters: anaesthesiaPatient({ age: 50, height: 170, weight: 70, sex: 'f' }) })
 * body.inputs[0] = 40 // mg/min of propofol
 * body.advance(3)
 * body.outputs[0] // BIS
 */
export const anaesthesia: Model = {
  name: 'anaesthesia',
  title: 'General anaesthesia with propofol, remifentanil and norepinephrine',
  source:
    'Eleveld et al., Br J Anaesth 120:942 (2018) and Anesthesiology 126:1005 (2017); Bouillon et al., Anesthesiology 100:1353 (2004); Jeleazcov et al., Br J Anaesth 115:213 (2015)',
  time: 'min',
  step: Infinity,
  states,
  inputs,
  outputs,
  parameters: anaesthesiaParameters,
  domain,
  open,
}
