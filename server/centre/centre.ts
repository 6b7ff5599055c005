import type { ColumnType } from 'kysely'
import { languages } from '@vitalbench/kernel/language'
import type { Language } from '@vitalbench/kernel/language'
import type { Sql } from '@vitalbench/platform/database'
import { z } from 'zod'

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** What a centre says of itself. */
export const centreSchema = z.object({
  name: z.string().trim().min(1).max(120),
  about: z.partialRecord(z.enum(languages), z.string().max(600)).default({}),
  languages: z.array(z.enum(languages)).min(1),
  zone: z.string().refine(isZone, 'is no IANA time zone'),
  jurisdiction: z.string().regex(/^[A-Z]{2}$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
})

/** A centre: its name, a sentence about it, languages, zone, jurisdiction, currency. */
export type Centre = z.output<typeof centreSchema>

/** A centre that nobody has set up. */
export const unnamed: Centre = {
  name: 'Vitalbench',
  about: {},
  languages: [...languages],
  zone: 'Europe/Berlin',
  jurisdiction: 'DE',
  currency: 'EUR',
}

type CentreTables = {
  centre: {
    one: ColumnType<boolean, boolean, never>
    name: string
    about: ColumnType<Partial<Record<Language, string>>, string, string>
    languages: Language[]
    zone: string
    jurisdiction: string
    currency: string
  }
}

const centreIn = (sql: Sql) => sql.withTables<CentreTables>()

/** What the centre says of itself, or null before it was set up. */
export async function readCentre(sql: Sql): Promise<Centre | null> {
  const row = await centreIn(sql)
    .selectFrom('centre')
    .select(['name', 'about', 'languages', 'zone', 'jurisdiction', 'currency'])
    .executeTakeFirst()
  return row ?? null
}

/** Writes what the centre says of itself. */
export async function writeCentre(sql: Sql, { about, ...rest }: Centre): Promise<void> {
  const row = { ...rest, about: JSON.stringify(about) }
  await centreIn(sql)
    .insertInto('centre')
    .values({ one: true, ...row })
    .onConflict((conflict) => conflict.column('one').doUpdateSet(row))
    .execute()
}
