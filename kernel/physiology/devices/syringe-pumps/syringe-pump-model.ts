import type { Stream } from '@vitalbench/kernel/numbers'

/** How a syringe pump is set up: its random numbers, and how much drug a mL of the syringe holds, for example 10 mg/mL of propofol. */
export interface SyringePumpOpening {
  readonly stream: Stream
  readonly concentration: number
}

/** A syringe pump under way. */
export interface SyringePump {
  /**
   * Drug that leaves the line during so many minutes ≥ 0 at an ordered rate in drug per min, in the unit of drug of the concentration.
   * Above its limit the pump gives its limit; an order that is negative or not finite counts as none. What a step of the rate leaves over
   * comes later.
   */
  deliver(rate: number, minutes: number): number
}

/** A kind of syringe pump, with a 50-mL syringe. */
export interface SyringePumpModel {
  readonly name: string
  readonly title: string
  readonly source: string
  /** Step of the rate and its greatest value, mL/h. */
  readonly rateStep: number
  readonly rateMaximum: number
  /** Standard deviation between pumps with their syringes, as a share of the volume. */
  readonly error: number
  /** Play of drive, plunger and line that is taken up at the start, mL: flow rises as 1 - e^(-pushed/slack), so within slack/rate. */
  readonly slack: number
  open(opening: SyringePumpOpening): SyringePump
}
