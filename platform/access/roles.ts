/** What somebody may be in the centre, from whoever comes by to whoever runs it. */
export const roles = [
  'guest',
  'member',
  'researcher',
  'clinician',
  'steward',
  'labManager',
  'centreManager',
  'observer',
  'operator',
] as const

/** A role of the centre; `steward` is the data steward, `observer` a funder or another onlooker, `operator` who runs the machine. */
export type Role = (typeof roles)[number]

/** Everybody, with or without an account. */
export const everyone: readonly Role[] = roles

/** Everybody with an account. */
export const signedIn: readonly Role[] = roles.filter((role) => role !== 'guest')

/** Everybody with an account who works in the centre: observers look on. */
export const working: readonly Role[] = signedIn.filter((role) => role !== 'observer')
