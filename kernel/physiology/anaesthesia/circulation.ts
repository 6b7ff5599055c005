import { hill } from './hill.ts'

/** Effect of three drugs on mean arterial pressure in mmHg; propofol acts at two sites in µg/mL, the others in ng/mL. */
export interface PressureModel {
  readonly baseline: number
  /** Equilibration of the two sites of propofol, /min. */
  readonly propofolKe1: number
  readonly propofolKe2: number
  /** Greatest fall by propofol. */
  readonly propofolMax: number
  readonly propofolC50First: number
  readonly propofolC50Second: number
  readonly propofolSlopeFirst: number
  readonly propofolSlopeSecond: number
  /** Equilibration of remifentanil, /min; its greatest fall is the baseline. */
  readonly remifentanilKe: number
  readonly remifentanilC50: number
  readonly remifentanilSlope: number
  /** Greatest rise by norepinephrine. */
  readonly norepinephrineMax: number
  readonly norepinephrineC50: number
  readonly norepinephrineSlope: number
}

/** Effect of three drugs on cardiac output in L/min, at the same sites. */
export interface OutputModel {
  readonly baseline: number
  /** Greatest fall by propofol in L/min, at the mean of its two sites. */
  readonly propofolMax: number
  readonly propofolC50: number
  readonly propofolSlope: number
  /** Greatest fall by remifentanil in L/min. */
  readonly remifentanilMax: number
  readonly remifentanilC50: number
  readonly remifentanilSlope: number
  /** Greatest rise by norepinephrine as a share of the baseline. */
  readonly norepinephrineMax: number
  /** Infusion of norepinephrine in µg/kg/min whose steady state gives half of that rise. */
  readonly norepinephrineHalfRate: number
  readonly norepinephrineSlope: number
}

/** Concentrations at the sites of the circulation: propofol in µg/mL, remifentanil and norepinephrine in ng/mL. */
export interface CirculationSites {
  readonly propofol1: number
  readonly propofol2: number
  readonly remifentanil: number
  readonly norepinephrine: number
}

/**
 * Propofol: Jeleazcov, Lavielle, Schüttler, Ihmsen, Br J Anaesth 115:213 (2015), systolic 54.8 and diastolic 18.1 mmHg combined;
 * remifentanil: Standing, Hammer, Sam, Drover, Pediatr Anesth 20:7 (2010), infants; norepinephrine: Beloeil, Mazoit, Benhamou,
 * Duranteau, Br J Anaesth 95:782 (2005).
 */
export const pressureModel: PressureModel = {
  baseline: 90,
  propofolKe1: 0.054,
  propofolKe2: 0.0695,
  propofolMax: 18.1 + (54.8 - 18.1) / 3,
  propofolC50First: 1.96,
  propofolC50Second: 2.2,
  propofolSlopeFirst: 4.77,
  propofolSlopeSecond: 8.49,
  remifentanilKe: 0.81,
  remifentanilC50: 17.1,
  remifentanilSlope: 4.56,
  norepinephrineMax: 98.7,
  // µg/L: at 0.2 µg/kg/min volunteers had 7.5 µg/L and a clear effect (Ensinger et al., Crit Care Med 20:1250, 1992).
  norepinephrineC50: 7.04,
  norepinephrineSlope: 1.8,
}

/**
 * Propofol after Fairfield, Dritsas, Beale, Br J Anaesth 67:618 (1991), remifentanil after Chanavaz, Tirel, Wodey et al., Br J Anaesth
 * 94:74 (2005), norepinephrine after Monnet, Jabot, Maizel et al., Crit Care Med 39:689 (2011), whose doses are in µg/kg/min.
 */
export const outputModel: OutputModel = {
  baseline: 6.5,
  propofolMax: 2,
  propofolC50: 2.6,
  propofolSlope: 2,
  remifentanilMax: 1.5,
  remifentanilC50: 5,
  remifentanilSlope: 2,
  norepinephrineMax: 0.3,
  norepinephrineHalfRate: 0.36,
  norepinephrineSlope: 2.3,
}

/** Mean arterial pressure in mmHg, at least 0, of a full circulation. */
export function meanArterialPressure(model: PressureModel, sites: CirculationSites): number {
  const u =
    (Math.max(0, sites.propofol1) / model.propofolC50First) ** model.propofolSlopeFirst +
    (Math.max(0, sites.propofol2) / model.propofolC50Second) ** model.propofolSlopeSecond
  const propofol = u === Infinity ? model.propofolMax : (model.propofolMax * u) / (1 + u)
  const remifentanil = model.baseline * hill(sites.remifentanil, model.remifentanilC50, model.remifentanilSlope)
  const norepinephrine = model.norepinephrineMax * hill(sites.norepinephrine, model.norepinephrineC50, model.norepinephrineSlope)
  return Math.max(0, model.baseline - propofol - remifentanil + norepinephrine)
}

/** Cardiac output in L/min, at least 0, of a full circulation; `norepinephrineC50` in ng/mL follows from the half rate of a person. */
export function cardiacOutput(model: OutputModel, sites: CirculationSites, norepinephrineC50: number): number {
  const propofol = model.propofolMax * hill((sites.propofol1 + sites.propofol2) / 2, model.propofolC50, model.propofolSlope)
  const remifentanil = model.remifentanilMax * hill(sites.remifentanil, model.remifentanilC50, model.remifentanilSlope)
  const norepinephrine = model.baseline * model.norepinephrineMax * hill(sites.norepinephrine, norepinephrineC50, model.norepinephrineSlope)
  return Math.max(0, model.baseline - propofol - remifentanil + norepinephrine)
}
