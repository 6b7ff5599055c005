import { courseOperations } from './courses/operations.ts'
import { decisionOperations } from './decisions/operations.ts'
import { deskOperations } from './desk/operations.ts'
import { paperOperations } from './papers/operations.ts'

/** Everything that can be done with policies, decisions, courses and the papers that gates ask for. */
export const gateOperations = [...decisionOperations, ...courseOperations, ...paperOperations, ...deskOperations] as const
