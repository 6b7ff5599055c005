import type { Candidate } from './candidate.ts'

/** A reason to leave a drawn patient out. */
export interface PlausibilityRule {
  readonly name: string
  readonly why: string
  holds(candidate: Candidate): boolean
}

/** False for NaN. */
const within = (value: number, low: number, high: number): boolean => value >= low && value <= high

/** Rules that every patient of a cohort keeps, in the order in which they are asked: the cheap ones first. */
export const plausibilityRules: readonly PlausibilityRule[] = [
  {
    name: 'parameters above zero',
    why: 'normal distributions reach below it',
    holds: ({ drawn }) => Object.values(drawn).every((value) => value > 0),
  },
  { name: 'weight 45 to 130 kg', why: 'adults; nobody heavier or lighter was studied', holds: ({ drawn }) => within(drawn.BW, 45, 130) },
  {
    name: 'basal state at 5 to 8 mmol/L',
    why: 'without a basal infusion that holds glucose there is no type 1 diabetes',
    holds: ({ drawn, basalRate }) => within(drawn.Gb, 90.08, 144.13) && basalRate > 0,
  },
  {
    name: 'basal insulin 0.1 to 0.8 U/kg/day',
    why: 'adults with a pump need 0.2 to 0.5 U/kg/day',
    holds: ({ drawn, basalRate }) => within((24 * basalRate) / drawn.BW, 0.1, 0.8),
  },
  {
    name: 'below 600 mg/dL after 6 h without insulin',
    why: 'glucose rises by 30 to 60 mg/dL per hour when a pump fails',
    holds: ({ suspendedGlucose }) => suspendedGlucose < 600,
  },
  {
    name: 'carbohydrate ratio half to twice 500/TDD',
    why: 'the 500 rule of bolus calculators',
    holds: ({ carbohydrateRatio, totalDailyDose }) => within((carbohydrateRatio * totalDailyDose) / 500, 0.5, 2),
  },
  {
    name: 'total daily dose 0.2 to 1.5 U/kg',
    why: 'adults need 0.4 to 1 U/kg/day',
    holds: ({ drawn, totalDailyDose }) => within(totalDailyDose / drawn.BW, 0.2, 1.5),
  },
  {
    name: 'no negative amount',
    why: 'an amount below zero is an error of the model, not a patient',
    holds: ({ lowestAmount }) => lowestAmount > -1e-9,
  },
  {
    name: 'correction factor half to twice 1700/TDD',
    why: 'the 1700 rule of bolus calculators',
    holds: ({ correctionFactor, totalDailyDose }) => within((correctionFactor * totalDailyDose) / 1700, 0.5, 2),
  },
  {
    name: 'counted meals without hypoglycaemia',
    why: 'ratio and factor must do for three meals in a row: at most 4 % of the day below 70 mg/dL and 1 % below 54 (Battelino 2019)',
    holds: ({ below70, below54 }) => below70 <= 4 && below54 <= 1,
  },
]
