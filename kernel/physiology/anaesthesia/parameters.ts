import type { Parameter } from '../body.ts'
import type { BisSurface } from './bis.ts'
import { bouillonBis } from './bis.ts'
import type { OutputModel, PressureModel } from './circulation.ts'
import { outputModel, pressureModel } from './circulation.ts'
import { fail } from './errors.ts'
import type { LaryngoscopyModel } from './laryngoscopy.ts'
import { bouillonLaryngoscopy } from './laryngoscopy.ts'
import type { Pharmacokinetics } from './pharmacokinetics.ts'
import { named } from './sections.ts'

/** Unit and meaning of each parameter of a group. */
type Described<Group> = Readonly<Record<keyof Group & string, readonly [unit: string, about: string]>>

/** Units and meanings of a three-compartment drug. */
export const describedDrug: Described<Pharmacokinetics> = {
  v1: ['L', 'central volume'],
  v2: ['L', 'volume of fast exchange'],
  v3: ['L', 'volume of slow exchange'],
  cl1: ['L/min', 'elimination clearance'],
  cl2: ['L/min', 'clearance of fast exchange'],
  cl3: ['L/min', 'clearance of slow exchange'],
  ke0: ['/min', 'equilibration of the effect site'],
}

/** Units and meanings of a BIS surface. */
export const describedBis: Described<BisSurface> = {
  baseline: ['1', 'index without drugs'],
  range: ['1', 'greatest fall of the index'],
  propofolC50: ['ug/mL', 'propofol with half of the greatest fall'],
  remifentanilPotency: ['mL/ng', 'inverse of the C50 of remifentanil, 0 without an effect'],
  slope: ['1', 'slope up to half of the greatest fall'],
  slopeAbove: ['1', 'slope beyond half of the greatest fall'],
  synergy: ['1', 'interaction, 0 additive'],
  delay: ['min', 'delay of the monitor'],
}

/** Units and meanings of the laryngoscopy model. */
export const describedLaryngoscopy: Described<LaryngoscopyModel> = {
  propofolC50: ['ug/mL', 'propofol that half of the persons need against a stimulus of intensity 1'],
  propofolSlope: ['1', 'slope of propofol'],
  remifentanilC50: ['ng/mL', 'remifentanil that halves a stimulus of intensity 1'],
  remifentanilSlope: ['1', 'slope of remifentanil'],
  intensity: ['1', 'strength of the stimulus'],
}

/** Units and meanings of the pressure model. */
export const describedPressure: Described<PressureModel> = {
  baseline: ['mm[Hg]', 'mean arterial pressure without drugs'],
  propofolKe1: ['/min', 'equilibration of the first site of propofol'],
  propofolKe2: ['/min', 'equilibration of the second site of propofol'],
  propofolMax: ['mm[Hg]', 'greatest fall by propofol'],
  propofolC50First: ['ug/mL', 'C50 at the first site'],
  propofolC50Second: ['ug/mL', 'C50 at the second site'],
  propofolSlopeFirst: ['1', 'slope at the first site'],
  propofolSlopeSecond: ['1', 'slope at the second site'],
  remifentanilKe: ['/min', 'equilibration of the site of remifentanil'],
  remifentanilC50: ['ng/mL', 'C50 of remifentanil, whose greatest fall is the baseline'],
  remifentanilSlope: ['1', 'slope of remifentanil'],
  norepinephrineMax: ['mm[Hg]', 'greatest rise by norepinephrine'],
  norepinephrineC50: ['ng/mL', 'C50 of norepinephrine'],
  norepinephrineSlope: ['1', 'slope of norepinephrine'],
}

/** Units and meanings of the model of cardiac output. */
export const describedOutput: Described<OutputModel> = {
  baseline: ['L/min', 'cardiac output without drugs'],
  propofolMax: ['L/min', 'greatest fall by propofol'],
  propofolC50: ['ug/mL', 'C50 of propofol'],
  propofolSlope: ['1', 'slope of propofol'],
  remifentanilMax: ['L/min', 'greatest fall by remifentanil'],
  remifentanilC50: ['ng/mL', 'C50 of remifentanil'],
  remifentanilSlope: ['1', 'slope of remifentanil'],
  norepinephrineMax: ['1', 'greatest rise by norepinephrine as a share of the baseline'],
  norepinephrineHalfRate: ['ug/kg/min', 'infusion of norepinephrine that gives half of that rise'],
  norepinephrineSlope: ['1', 'slope of norepinephrine'],
}

interface Group {
  readonly prefix: string
  readonly described: Readonly<Record<string, readonly [string, string]>>
  readonly defaults: Readonly<Record<string, number>> | null
  readonly source: string
}

const rows = ({ prefix, described, defaults, source }: Group): readonly Parameter[] => {
  const values = named(prefix, defaults ?? {})
  return Object.entries(described).map(([key, [unit, about]]) => {
    const [name] = Object.keys(named(prefix, { [key]: 0 }))
    return { name, unit, about, default: values[name] ?? null, source }
  })
}

const bouillon = 'Bouillon, Bruhn, Radulescu et al., Anesthesiology 100:1353 (2004)'
const beloeil = 'Beloeil, Mazoit, Benhamou, Duranteau, Br J Anaesth 95:782 (2005), at a SAPS II of 30'
const shock = 'Johnson, Egan, Kern et al., Anesthesiology 99:409 (2003), swine'

const groups: readonly Group[] = [
  { prefix: 'propofol', described: describedDrug, defaults: null, source: 'a parameter set of propofol' },
  { prefix: 'remifentanil', described: describedDrug, defaults: null, source: 'a parameter set of remifentanil' },
  { prefix: 'bis', described: describedBis, defaults: { ...bouillonBis }, source: bouillon },
  { prefix: 'laryngoscopy', described: describedLaryngoscopy, defaults: { ...bouillonLaryngoscopy }, source: bouillon },
  {
    prefix: 'pressure',
    described: describedPressure,
    defaults: { ...pressureModel },
    source: 'Jeleazcov et al., Br J Anaesth 115:213 (2015); Standing et al., Pediatr Anesth 20:7 (2010); ' + beloeil,
  },
  {
    prefix: 'output',
    described: describedOutput,
    defaults: { ...outputModel },
    source:
      'Fairfield et al., Br J Anaesth 67:618 (1991); Chanavaz et al., Br J Anaesth 94:74 (2005); Monnet et al., Crit Care Med 39:689 (2011)',
  },
]

/** Every parameter of the anaesthesia model with unit, default and source. */
export const anaesthesiaParameters: readonly Parameter[] = [
  { name: 'weight', unit: 'kg', about: 'body weight', default: null, source: 'the person' },
  ...groups.flatMap(rows),
  { name: 'norepinephrineVolume', unit: 'L', about: 'volume of norepinephrine', default: 8.84, source: beloeil },
  { name: 'norepinephrineClearance', unit: 'L/min', about: 'clearance of norepinephrine', default: 2, source: beloeil },
  {
    name: 'bloodVolume',
    unit: 'mL/kg',
    about: 'blood volume; pressure and output fall in proportion to what is lost, a plain assumption',
    default: 70,
    source: 'of the order of ICRP Publication 89 (2002)',
  },
  { name: 'shockLoss', unit: 'mL/kg', about: 'loss of blood at which potency was measured', default: 30, source: shock },
  { name: 'shockPotency', unit: '1', about: 'potency of propofol on BIS at that loss, 1 without loss', default: 2.7, source: shock },
]

const mayBeZero = new Set(['bisRemifentanilPotency', 'bisSynergy', 'bisDelay'])

/** Parameters with the defaults filled in; refuses unknown names, missing ones, and values that are not finite and positive. */
export function completeParameters(given: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const known = new Map(anaesthesiaParameters.map((parameter) => [parameter.name, parameter]))
  for (const name of Object.keys(given)) if (!known.has(name)) throw fail('ANAESTHESIA_PARAMETER_UNKNOWN', { name })
  const complete: Record<string, number> = {}
  for (const { name, default: usual, unit } of known.values()) {
    const value = given[name] ?? usual
    if (value === null) throw fail('ANAESTHESIA_PARAMETER_MISSING', { name })
    const zero = mayBeZero.has(name)
    if (!(value < Infinity && (value > 0 || (zero && value === 0))))
      throw fail('ANAESTHESIA_RANGE', { what: `parameter ${name} in ${unit}`, value, range: zero ? '[0, ∞)' : '(0, ∞)' })
    complete[name] = value
  }
  return complete
}
