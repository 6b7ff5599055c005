import { canonicalBytes } from '@vitalbench/kernel/seal'
import { fail } from '../errors.ts'

/** The value without members that are undefined, which TypeScript's optional members may be and JSON has not. */
const withoutUndefined = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutUndefined)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(members.map(([key, member]) => [key, withoutUndefined(member)]))
}

/** Canonical JSON of what goes into `file`; throws EVIDENCE_VALUE with the path of a NaN or of anything else that is no JSON. */
export function evidenceJson(file: string, value: unknown): Uint8Array {
  try {
    return canonicalBytes(withoutUndefined(value))
  } catch (error) {
    throw fail('EVIDENCE_VALUE', { file, detail: (error as Error).message }, { cause: error })
  }
}
