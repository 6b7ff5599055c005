import type { z } from 'zod'
import { checkPart } from './check-part.ts'
import { didYouMean } from './closest.ts'
import type { Report } from './context.ts'
import { studyParts } from './study-schema.ts'

const names = Object.keys(studyParts) as (keyof typeof studyParts)[]

/** The parts at the top of a study file; null for one that is wrong. */
export type Parts = { readonly [K in keyof typeof studyParts]: z.output<(typeof studyParts)[K]> | null }

/** Reads the parts of a study file one by one, so that a mistake in one does not hide those of another. */
export async function readParts(value: Readonly<Record<string, unknown>>, report: Report): Promise<Parts> {
  const free = names.filter((key) => !Object.hasOwn(value, key))
  for (const key of Object.keys(value))
    if (!Object.hasOwn(studyParts, key)) report([{ path: [key], message: `unknown key "${key}"`, cure: didYouMean(key, free), at: 'key' }])
  const parts: Record<string, unknown> = {}
  for (const key of names) {
    const part = await checkPart<unknown>(studyParts[key], value[key], { path: [key] })
    report(part.mistakes)
    parts[key] = part.value
  }
  return parts as Parts
}
