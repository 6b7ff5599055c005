import type { OperationTypes } from '@vitalbench/platform/operations'
import type { noticeOperations } from './operations.ts'

/** Inputs and outputs of the operations of the notices by name. */
export type NoticeTypes = OperationTypes<typeof noticeOperations>
