/** The model of Hovorka et al. (2004). */
export { hovorka, hovorkaParameters } from './hovorka.ts'
export { hovorkaBasal } from './basal.ts'
export type { HovorkaBasal } from './basal.ts'
export type { HovorkaParameters } from './quantities.ts'
