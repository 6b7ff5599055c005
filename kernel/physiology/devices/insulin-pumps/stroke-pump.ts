import type { Stream } from '@vitalbench/kernel/numbers'
import { openCarry, takenOrder, wholeQuanta } from '../carry.ts'
import { requireAtLeast } from '../require-at-least.ts'
import type { DeliveryError, InsulinPump, InsulinPumpModel } from './insulin-pump-model.ts'

/** Insulin that the turning gear adds to an even flow, in U, for so many U of it. */
function openTurn(random: Stream, turn: DeliveryError['turn']): (amount: number) => number {
  if (!turn) return () => 0
  const perUnit = (2 * Math.PI) / turn.volume
  const potential = (angle: number): number => -(turn.first * Math.cos(angle) + (turn.second / 2) * Math.cos(2 * angle)) / perUnit
  let angle = 2 * Math.PI * random.double()
  return (amount) => {
    const before = potential(angle)
    angle = (angle + amount * perUnit) % (2 * Math.PI)
    return potential(angle) - before
  }
}

/** A bolus on its way: takes an order in U and minutes, gives whole pulses at the speed of the pump. */
function openBolus({
  bolusStep,
  bolusMaximum,
  bolusSpeed,
  pulse,
}: Omit<InsulinPumpModel, 'open'>): (order: number, minutes: number) => number {
  const inSteps = openCarry()
  let [waiting, allowed] = [0, 0]
  return (order, minutes) => {
    waiting += inSteps(takenOrder(order, bolusMaximum), bolusStep)
    if (minutes === 0) return 0
    allowed += bolusSpeed * minutes
    const given = wholeQuanta(Math.min(waiting, allowed), pulse)
    waiting -= given
    // Time without a bolus is not saved up for the next.
    allowed = waiting > pulse / 2 && waiting > 0 ? allowed - given : 0
    return given
  }
}

/** Basal insulin: takes a rate in U/h and minutes, gives whole pulses when they are due. */
function openBasal({ basalStep, basalMaximum, pulse, cycle }: Omit<InsulinPumpModel, 'open'>): (rate: number, minutes: number) => number {
  const inSteps = openCarry()
  const inPulses = openCarry()
  const inCycles = openCarry()
  let due = 0
  return (rate, minutes) => {
    const hours = minutes / 60
    due += inSteps(takenOrder(rate, basalMaximum) * hours, basalStep * hours)
    if (cycle > 0 && inCycles(minutes, cycle) === 0) return 0
    const given = inPulses(due, pulse)
    due = 0
    return given
  }
}

/** A pump that moves insulin in strokes, each with an error, on a device with an error of its own. */
export function strokePump(model: Omit<InsulinPumpModel, 'open'>, { stream: random }: { readonly stream: Stream }): InsulinPump {
  const { error, pulse, cycle } = model
  const deviate = random.normal()
  const [basalShare, bolusShare] = [1 + error.basal * deviate, 1 + error.bolus * deviate]
  const turned = openTurn(random, error.turn)
  const basalDue = openBasal(model)
  const bolusDue = openBolus(model)
  // A stroke draws nothing back: what an error takes beyond zero is missing from the next one.
  let missing = 0

  const strokes = (basal: number, bolus: number, minutes: number): number => {
    if (cycle === 0) return (basal + bolus) / pulse
    return (basal > 0 ? Math.max(1, Math.round(minutes / cycle)) : 0) + (bolus > 0 ? 1 : 0)
  }
  return {
    deliver(rate, order, minutes) {
      requireAtLeast(0, minutes, 'duration in min')
      const bolus = bolusDue(order, minutes)
      const basal = minutes > 0 ? basalDue(rate, minutes) : 0
      if (!(basal + bolus > 0)) return 0
      const noise = error.stroke > 0 ? error.stroke * Math.sqrt(strokes(basal, bolus, minutes)) * random.normal() : 0
      const moved = basalShare * basal + bolusShare * bolus + turned(basal + bolus) + noise - missing
      missing = Math.max(0, -moved)
      return Math.max(0, moved)
    },
  }
}
