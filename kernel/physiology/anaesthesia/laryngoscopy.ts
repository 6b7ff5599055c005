import { hill } from './hill.ts'

/** Hierarchical model: remifentanil (ng/mL) weakens a stimulus, propofol (µg/mL) makes what is left tolerable. */
export interface LaryngoscopyModel {
  readonly propofolC50: number
  readonly propofolSlope: number
  readonly remifentanilC50: number
  readonly remifentanilSlope: number
  /** Strength of the stimulus before the opioid. */
  readonly intensity: number
}

/** Tolerance of laryngoscopy of 20 volunteers: Bouillon, Bruhn, Radulescu et al., Anesthesiology 100:1353 (2004). */
export const bouillonLaryngoscopy: LaryngoscopyModel = {
  propofolC50: 8.04,
  propofolSlope: 5.1,
  remifentanilC50: 1.07,
  remifentanilSlope: 0.97,
  intensity: 1.05,
}

/** Probability in [0, 1] that laryngoscopy is tolerated, at effect-site concentrations ≥ 0. */
export function toleranceOfLaryngoscopy(model: LaryngoscopyModel, propofol: number, remifentanil: number): number {
  const { intensity } = model
  const left = intensity * (1 - hill(remifentanil, model.remifentanilC50 * intensity, model.remifentanilSlope))
  return hill(propofol, model.propofolC50 * left, model.propofolSlope)
}
