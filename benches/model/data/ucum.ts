import { createRequire } from 'node:module'

interface UcumUtilities {
  validateUnitString(
    unit: string,
    suggest: boolean,
  ): {
    readonly status: 'valid' | 'invalid' | 'error'
    readonly ucumCode: string | null
    readonly suggestions?: readonly { readonly units: readonly (readonly [string, ...unknown[]])[] }[]
  }
}

/** Whether a unit is a UCUM code, and the code that was probably meant where it is not. */
export interface UnitCheck {
  readonly valid: boolean
  readonly suggestion?: string
}

let utilities: UcumUtilities | null = null

/** The unit tables take 40 ms to load, so they wait for the first unit. */
function load(): UcumUtilities {
  const { UcumLhcUtils } = createRequire(import.meta.url)('@lhncbc/ucum-lhc') as { UcumLhcUtils: { getInstance(): UcumUtilities } }
  return UcumLhcUtils.getInstance()
}

/** Checks a unit against the Unified Code for Units of Measure (case-sensitive). */
export function isUcum(unit: string): UnitCheck {
  utilities ??= load()
  const { status, ucumCode, suggestions } = utilities.validateUnitString(unit, true)
  if (status === 'valid' && ucumCode === unit) return { valid: true }
  const suggestion = ucumCode ?? suggestions?.[0]?.units[0]?.[0]
  return suggestion === undefined ? { valid: false } : { valid: false, suggestion }
}
