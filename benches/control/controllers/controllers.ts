import type { Controller } from '@vitalbench/bench'
import { basalBolus } from './basal-bolus.ts'
import { bisPid } from './bis-pid.ts'
import { propofolManual } from './propofol-manual.ts'
import { propofolTci } from './propofol-tci.ts'

/** Controllers to compare with, by the name that a product of the link `built-in` gives. */
export const controllers: Readonly<Record<string, Controller>> = {
  'basal-bolus': basalBolus,
  'bis-pid': bisPid,
  'propofol-tci': propofolTci,
  'propofol-manual': propofolManual,
}
