/** Kinds of things in the loan pool. */
export const itemKinds = ['phone', 'tablet', 'watch', 'sensor', 'other'] as const

/** Conditions of a thing. */
export const conditions = ['good', 'worn', 'damaged'] as const

/** States of a thing: it is lent again only after what was on it was wiped. */
export const itemStates = ['available', 'lent', 'to-wipe', 'damaged', 'retired'] as const

/** State of a thing. */
export type ItemState = (typeof itemStates)[number]
