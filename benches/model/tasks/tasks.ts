import { alarms } from './alarms.ts'
import { binary } from './binary.ts'
import type { Task } from './task.ts'

/** Every task of the model bench, in the order of the documentation; a further one is a file and a line here. */
export const tasks = [binary, alarms] as unknown as readonly Task[]
