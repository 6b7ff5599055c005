import type { z } from 'zod'

/** Keys from the top of a file to a value. */
export type Path = readonly (string | number)[]

/** An issue of a schema outside of any union, with its path from the top of the part. */
export type Issue = Exclude<z.core.$ZodIssue, z.core.$ZodIssueInvalidUnion> | NoOption

/** A value that fits no option of a union: the values that it could have, or the types. */
export interface NoOption {
  readonly code: 'no_option'
  readonly path: PropertyKey[]
  readonly values: readonly unknown[]
  readonly types: readonly string[]
}

const weight = (issue: z.core.$ZodIssue): number => {
  if (issue.path.length === 0 && issue.code === 'invalid_type') return 1000
  return issue.code === 'invalid_value' ? 10 : 1
}

const weightOf = (issues: readonly z.core.$ZodIssue[]): number => issues.reduce((sum, issue) => sum + weight(issue), 0)

const at = (issues: readonly Issue[], path: readonly PropertyKey[]): readonly Issue[] =>
  issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }))

const samePath = (a: readonly PropertyKey[], b: readonly PropertyKey[]): boolean =>
  a.length === b.length && a.every((key, depth) => key === b[depth])

/** The values that all options of a union allow together where the chosen one allows but some. */
function widen(issue: Issue, options: readonly (readonly Issue[])[]): Issue {
  if (issue.code !== 'invalid_value') return issue
  const alike = options.flat().filter((other) => other.code === 'invalid_value' && samePath(other.path, issue.path))
  return { ...issue, values: [...new Set(alike.flatMap((other) => (other.code === 'invalid_value' ? other.values : [])))] }
}

/** The issues of the option that was most likely meant. */
function unionIssues(union: z.core.$ZodIssueInvalidUnion): readonly Issue[] {
  const options = union.errors.filter((issues) => issues.length > 0)
  if (options.length === 0) {
    const values = 'options' in union && Array.isArray(union.options) ? union.options : []
    return [{ code: 'no_option', path: [], values, types: [] }]
  }
  const types = options.flatMap((issues) =>
    issues.flatMap((issue) => (issue.path.length === 0 && issue.code === 'invalid_type' ? [issue.expected] : [])),
  )
  if (options.every((issues) => weightOf(issues) >= 1000)) return [{ code: 'no_option', path: [], values: [], types }]
  const flat = options.map(flatIssues)
  const best = options.reduce((least, issues, index) => (weightOf(issues) < weightOf(options[least]) ? index : least), 0)
  return flat[best].map((issue) => widen(issue, flat))
}

/** Issues of a schema with those inside unions brought up: of a union, the option that fits best speaks for all. */
export const flatIssues = (issues: readonly z.core.$ZodIssue[]): readonly Issue[] =>
  issues.flatMap((issue) => (issue.code === 'invalid_union' ? at(unionIssues(issue), issue.path) : [issue]))
