/** The minimal model of Kanderian et al. (2009). */
export { kanderian, kanderianParameters } from './kanderian.ts'
export { kanderianBasal } from './basal.ts'
export type { KanderianBasal } from './basal.ts'
export type { KanderianParameters } from './quantities.ts'
