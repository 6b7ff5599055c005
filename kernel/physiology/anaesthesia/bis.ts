/** Bispectral index as a function of two effect-site concentrations: propofol in µg/mL, remifentanil in ng/mL. */
export interface BisSurface {
  /** Index without drugs. */
  readonly baseline: number
  /** Greatest fall of the index. */
  readonly range: number
  /** Propofol in µg/mL with half of the greatest fall. */
  readonly propofolC50: number
  /** Inverse of the C50 of remifentanil in mL/ng, 0 where remifentanil does not act. */
  readonly remifentanilPotency: number
  /** Slope up to half of the greatest fall. */
  readonly slope: number
  /** Slope beyond it. */
  readonly slopeAbove: number
  /** Interaction β: 0 additive, above 0 synergistic. */
  readonly synergy: number
  /** Delay of the monitor in min. */
  readonly delay: number
}

/** Propofol and remifentanil together, from 20 volunteers: Bouillon, Bruhn, Radulescu et al., Anesthesiology 100:1353 (2004). */
export const bouillonBis: BisSurface = {
  baseline: 97.4,
  range: 97.4,
  propofolC50: 4.47,
  remifentanilPotency: 1 / 19.3,
  slope: 1.43,
  slopeAbove: 1.43,
  synergy: 0,
  delay: 0,
}

/** Propofol alone: Vanluchene, Vereecke, Thas et al., Anesthesiology 101:34 (2004). */
export const vanlucheneBis: BisSurface = {
  baseline: 95.9,
  range: 87.5,
  propofolC50: 4.92,
  remifentanilPotency: 0,
  slope: 2.69,
  slopeAbove: 2.69,
  synergy: 0,
  delay: 0,
}

/**
 * Propofol at an age in y ≥ 0, with the delay of the monitor: Eleveld, Colin, Absalom, Struys, Br J Anaesth 120:942 (2018).
 * Belongs to the pharmacokinetics of the same paper.
 */
export const eleveldBis = (age: number): BisSurface => ({
  baseline: 93,
  range: 93,
  propofolC50: 3.08 * Math.exp(-0.00635 * (age - 35)),
  remifentanilPotency: 0,
  slope: 1.89,
  slopeAbove: 1.47,
  synergy: 0,
  delay: (15 + Math.exp(0.0517 * age)) / 60,
})

/** Index at effect-site concentrations ≥ 0 of propofol in µg/mL and remifentanil in ng/mL, without the delay. */
export function bispectralIndex(surface: BisSurface, propofol: number, remifentanil: number): number {
  const p = Math.max(0, propofol) / surface.propofolC50
  const r = Math.max(0, remifentanil) * surface.remifentanilPotency
  const sum = p + r
  if (!(sum > 0)) return surface.baseline
  const share = p / sum
  const units = sum / (1 - surface.synergy * (share - share * share))
  return surface.baseline - surface.range / (1 + units ** -(units > 1 ? surface.slopeAbove : surface.slope))
}

/** Propofol in µg/mL that alone gives an index strictly between baseline - range and baseline. */
export function propofolForBis(surface: BisSurface, index: number): number {
  const fall = (surface.baseline - index) / surface.range
  const odds = fall / (1 - fall)
  return surface.propofolC50 * odds ** (1 / (odds > 1 ? surface.slopeAbove : surface.slope))
}
