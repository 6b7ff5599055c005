import type { OperationTypes } from '@vitalbench/platform/operations'
import type { peopleOperations } from './operations.ts'

/** Inputs and outputs of the operations of people by name. */
export type PeopleTypes = OperationTypes<typeof peopleOperations>
