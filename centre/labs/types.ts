import type { OperationTypes } from '@vitalbench/platform/operations'
import type { labOperations } from './operations.ts'

/** Inputs and outputs of the operations of the labs by name. */
export type LabTypes = OperationTypes<typeof labOperations>
