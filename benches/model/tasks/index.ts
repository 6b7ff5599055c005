/** The tasks of the model bench; a further one is a file and a line here. */
import { alarms } from './alarms.ts'
import { binary } from './binary.ts'
import type { Task } from './task.ts'

/** Every task, in the order of the documentation. */
export const tasks = [binary, alarms] as unknown as readonly Task[]
