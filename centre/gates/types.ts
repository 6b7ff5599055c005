import type { OperationTypes } from '@vitalbench/platform/operations'
import type { gateOperations } from './operations.ts'

/** Inputs and outputs of the operations of the gates by name. */
export type GateTypes = OperationTypes<typeof gateOperations>
