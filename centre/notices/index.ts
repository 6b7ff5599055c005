/** Notices: what people are told, once, in the language in which they read it. */
export { notify, toldOnce } from './notify.ts'
export type { NewNotice } from './notify.ts'
export type { NoticeValues } from './tables.ts'
export type { NoticeKind } from './text.ts'
export { wordNotice } from './notices.ts'
export { noticeOperations } from './operations.ts'
export type { NoticeTypes } from './types.ts'
