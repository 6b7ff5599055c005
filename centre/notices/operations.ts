import { z } from 'zod'
import { signedIn } from '@vitalbench/platform/access'
import { operation } from '@vitalbench/platform/operations'
import { listNotices, markRead } from './notices.ts'

/** What people are told: read, and mark as read. */
export const noticeOperations = [
  operation({
    name: 'notices.list',
    summary: 'Lists what the caller was told, the latest first, in the caller’s language.',
    kind: 'read',
    who: signedIn,
    input: z.object({
      unread: z.boolean().default(false).describe('only those that were not read yet'),
      limit: z.int().min(1).max(500).default(50),
      offset: z.int().min(0).default(0),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          notice: z.uuid(),
          kind: z.string(),
          text: z.string(),
          link: z.string().nullable(),
          at: z.iso.datetime(),
          readAt: z.iso.datetime().nullable(),
        }),
      ),
      total: z.int(),
      unread: z.int(),
    }),
    handle: listNotices,
  }),
  operation({
    name: 'notices.markRead',
    summary: 'Marks notices of the caller as read: some, or all.',
    kind: 'write',
    who: signedIn,
    input: z.object({ notices: z.array(z.uuid()).max(500).optional().describe('absent is all of them') }),
    output: z.object({ unread: z.int() }),
    handle: markRead,
  }),
] as const
