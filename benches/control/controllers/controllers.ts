import type { Controller } from '@vitalbench/bench'
import { basalBolus } from './basal-bolus.ts'
import { bisPid } from './bis-pid.ts'
import { glucoseMpc } from './glucose-mpc.ts'
import { glucosePid } from './glucose-pid.ts'
import { fluidPi } from './fluid-pi.ts'
import { fluidProtocol } from './fluid-protocol.ts'
import { propofolManual } from './propofol-manual.ts'
import { propofolTci } from './propofol-tci.ts'
import { ventilationOpenLoop } from './ventilation-open-loop.ts'
import { ventilationPid } from './ventilation-pid.ts'

/** Controllers to compare with, by the name that a product of the link `built-in` gives. */
export const controllers: Readonly<Record<string, Controller>> = {
  'basal-bolus': basalBolus,
  'glucose-pid': glucosePid,
  'glucose-mpc': glucoseMpc,
  'bis-pid': bisPid,
  'propofol-tci': propofolTci,
  'propofol-manual': propofolManual,
  'fluid-pi': fluidPi,
  'fluid-protocol': fluidProtocol,
  'ventilation-pid': ventilationPid,
  'ventilation-open-loop': ventilationOpenLoop,
}
