import type { Stream } from '@vitalbench/kernel/numbers'

/** An insulin pump under way. */
export interface InsulinPump {
  /**
   * Insulin in U that leaves the pump during so many minutes ≥ 0, given the basal rate in U/h that holds during them and a bolus in U that
   * is ordered at their beginning. Above its limits a pump gives its limits; an order that is negative or not finite counts as none. What
   * is below one pulse, and what is left of a bolus that takes longer, comes later.
   */
  deliver(basal: number, bolus: number, minutes: number): number
}

/** How a pump errs. Standard deviations, but for the turn. */
export interface DeliveryError {
  /** Between pumps, as a share of the basal insulin: it stays with the pump. */
  readonly basal: number
  /** Between pumps, as a share of a bolus; a pump that gives too much basal insulin gives too much bolus as well. */
  readonly bolus: number
  /** Of one stroke, in U, drawn anew for each. */
  readonly stroke: number
  /** Insulin in U that a turn of the gear gives, and the amplitudes of its first and second harmonic as a share of the flow. */
  readonly turn?: { readonly volume: number; readonly first: number; readonly second: number }
}

/** A kind of insulin pump. */
export interface InsulinPumpModel {
  readonly name: string
  readonly title: string
  readonly source: string
  /** Step of the basal rate and its greatest value, U/h. */
  readonly basalStep: number
  readonly basalMaximum: number
  /** Step of a bolus, a whole number of pulses, and the greatest one, U. */
  readonly bolusStep: number
  readonly bolusMaximum: number
  /** Speed of a bolus, U/min. */
  readonly bolusSpeed: number
  /** The least amount that the pump can move, U; 0 for any. */
  readonly pulse: number
  /** Minutes between two strokes of basal insulin; 0 for a stroke as soon as a pulse is due, one a pulse. */
  readonly cycle: number
  readonly error: DeliveryError
  open(opening: { readonly stream: Stream }): InsulinPump
}
