import { nameOfTerm } from '@vitalbench/centre/gates'
import { formatDay, formatInstant, formatMessage } from '@vitalbench/kernel/language'
import type { Language } from '@vitalbench/kernel/language'
import type { Context } from '@vitalbench/platform/operations'
import type { Sql } from '@vitalbench/platform/database'
import { noticesIn } from './tables.ts'
import { text } from './text.ts'
import type { NoticeKind } from './text.ts'
import type { NoticeValues } from './tables.ts'

const day = /^\d{4}-\d{2}-\d{2}$/
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

function word(value: string | number, { language, zone }: { readonly language: Language; readonly zone: string }): string | number {
  if (typeof value === 'number') return value
  if (day.test(value)) return formatDay(value, language)
  if (instant.test(value)) return formatInstant(new Date(value), { language, zone })
  return nameOfTerm(value, language)
}

/** A notice in a reader's language; instants as clocks of a zone show them. */
export function wordNotice(
  { kind, values }: { readonly kind: NoticeKind; readonly values: NoticeValues },
  reader: { readonly language: Language; readonly zone: string },
): string {
  const worded = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, word(value, reader)]))
  // A kind from a later version than these catalogues is still shown.
  return formatMessage(text[reader.language][kind] ?? kind, worded, reader.language)
}

const own = (database: Sql, { id, kind }: Context['actor']) =>
  noticesIn(database)
    .selectFrom('notice')
    // What asks by the clock has no notices.
    .where('person', '=', kind === 'system' ? null! : id)

async function unreadOf({ database, actor }: Context): Promise<number> {
  const { unread } = await own(database, actor)
    .where('read_at', 'is', null)
    .select(({ fn }) => fn.countAll<number>().as('unread'))
    .executeTakeFirstOrThrow()
  return unread
}

/** Lists what the caller was told, worded. */
export async function listNotices(
  { unread, limit, offset }: { readonly unread: boolean; readonly limit: number; readonly offset: number },
  context: Context,
) {
  const { database, actor, zone } = context
  const found = own(database, actor).$if(unread, (query) => query.where('read_at', 'is', null))
  const rows = await found.selectAll().orderBy('at', 'desc').orderBy('number', 'desc').limit(limit).offset(offset).execute()
  const { total } = await found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return {
    rows: rows.map(({ id, kind, values, link, at, read_at }) => ({
      notice: id,
      kind,
      text: wordNotice({ kind, values }, { language: actor.language, zone }),
      link,
      at: at.toISOString(),
      readAt: read_at?.toISOString() ?? null,
    })),
    total,
    unread: await unreadOf(context),
  }
}

/** Marks the caller's notices as read: those named, or all. */
export async function markRead({ notices }: { readonly notices?: readonly string[] | undefined }, context: Context) {
  const { database, actor, now } = context
  if (actor.kind !== 'system')
    await noticesIn(database)
      .updateTable('notice')
      .set({ read_at: now })
      .where('person', '=', actor.id)
      .where('read_at', 'is', null)
      .$if(notices !== undefined, (query) => query.where('id', 'in', notices!.length > 0 ? [...notices!] : [null!]))
      .execute()
  return { unread: await unreadOf(context) }
}
