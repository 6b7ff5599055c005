/** The tasks of the model bench. */
export type { ModelCase, PreparedData, Task } from './task.ts'
export { defineTask } from './task.ts'
export { tasks } from './tasks.ts'
