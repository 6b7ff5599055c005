import { z } from 'zod'

/** An instant in ISO 8601 with Z. */
export const instant = z.iso.datetime()

/** A day of the calendar. */
export const day = z.iso.date()

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Which stretch of a list is wanted. */
export const paging = { limit: z.int().min(1).max(500).default(50), offset: z.int().min(0).default(0) }
