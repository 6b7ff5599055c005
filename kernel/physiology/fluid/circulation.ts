/** How pressure follows blood volume. */
export interface Circulation {
  /** Mean arterial pressure at rest in mmHg. */
  readonly pressure: number
  /** Cardiac output at rest in L/min. */
  readonly output: number
  /** Relative fall of the output for a relative fall of the volume. */
  readonly steepness: number
  /** Gain of the reflex that raises the resistance when the pressure falls; 0 without a reflex. */
  readonly reflex: number
}

/** Share of the cardiac output at rest that a volume sustains: 1 + steepness·ΔV/V0, not below 0. */
export const outputShare = (steepness: number, relativeChange: number): number => Math.max(0, 1 + steepness * relativeChange)

/**
 * Share of the pressure at rest where the output is a share c ≥ 0 of the one at rest: pressure = c·(1 + x) with the resistance raised
 * by the reflex, x = -gain·(pressure - 1). The reflex takes seconds and is taken as settled.
 */
export const pressureShare = (reflex: number, output: number): number => 1 + (output - 1) / (1 + reflex * output)
