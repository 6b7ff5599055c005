import type { z } from 'zod'
import { checkDigests } from './digests.ts'
import type { ReadFile } from './digests.ts'
import { issueMistakes } from './issue-mistakes.ts'
import type { Found } from './issue-mistakes.ts'
import { flatIssues } from './issues.ts'
import type { Issue, Path } from './issues.ts'
import { withPart } from './values.ts'

/** A part of a file after its check. `value` is null where it cannot be used even for further checks. */
export interface CheckedPart<T> {
  readonly value: T | null
  readonly mistakes: readonly Found[]
}

/** The value without unknown keys. */
const withoutUnknown = (value: unknown, issues: readonly Issue[]): unknown =>
  issues.reduce<unknown>((part, issue) => {
    if (issue.code !== 'unrecognized_keys') return part
    return issue.keys.reduce<unknown>((rest, key) => withPart(rest, [...(issue.path as Path), key], undefined), part)
  }, value)

const spelled = (path: readonly PropertyKey[]): string => JSON.stringify(path)

/**
 * Holds a part of a file against its schema and its digests against the files. Where unknown keys and digests are all that is wrong,
 * the mended value goes on to the next checks, so that all mistakes come to light at once. Without `read`, digests are left alone.
 */
export async function checkPart<T>(
  schema: z.ZodType<T>,
  value: unknown,
  { path = [], read }: { path?: Path; read?: ReadFile },
): Promise<CheckedPart<T>> {
  const parsed = schema.safeParse(value)
  const issues = parsed.success ? [] : flatIssues(parsed.error.issues)
  const digests = read ? await checkDigests(value, issues, read) : { mistakes: [], actual: [], unread: [] }
  const settled = new Set([...digests.actual.map(([at]) => at), ...digests.unread].map(spelled))
  const open = issues.filter((issue) => !settled.has(spelled(issue.path)))
  const mistakes = [...issueMistakes({ schema, value, above: path }, open), ...digests.mistakes].map((mistake) => ({
    ...mistake,
    path: [...path, ...mistake.path],
  }))
  if (parsed.success) return { value: parsed.data, mistakes }
  const mended = schema.safeParse(
    digests.actual.reduce<unknown>((part, [at, digest]) => withPart(part, at, digest), withoutUnknown(value, issues)),
  )
  return { value: mended.success ? mended.data : null, mistakes }
}
