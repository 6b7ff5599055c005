import { anaesthesia } from './anaesthesia.ts'
import { fluid } from './fluid.ts'
import { glucose } from './glucose.ts'
import type { Plant } from './plant.ts'
import { ventilation } from './ventilation.ts'

/** Every kind of virtual patient, in the order of the documentation; a further one is a file and a line here. */
export const plants = [glucose, anaesthesia, fluid, ventilation] as unknown as readonly Plant[]
