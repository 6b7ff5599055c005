import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { fail } from './errors.ts'

interface Migration {
  readonly number: number
  readonly file: string
  readonly text: string
  readonly digest: string
}

const named = /^(\d{4})-[\w-]+\.sql$/

/** The migrations that lie in folders and in those below, by their number. */
export async function migrationsOf(folders: readonly URL[]): Promise<readonly Migration[]> {
  const found = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(folder, { withFileTypes: true, recursive: true })
      return Promise.all(
        entries
          .filter(({ name, parentPath }) => named.test(name) && !parentPath.includes('node_modules'))
          .map(async ({ name, parentPath }): Promise<Migration> => {
            const text = await readFile(`${parentPath}/${name}`, 'utf8')
            return { number: Number(named.exec(name)![1]), file: name, text, digest: createHash('sha256').update(text).digest('hex') }
          }),
      )
    }),
  )
  const all = found.flat().toSorted((a, b) => a.number - b.number)
  for (const [k, { number, file }] of all.entries())
    if (k > 0 && all[k - 1].number === number) throw fail('MIGRATION_TWICE', { number, first: all[k - 1].file, second: file })
  return all
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Brings a database up to date; gives the files that were applied. Each is applied whole or not at all, by one process at a time. */
export async function migrate(database: Database, folders: readonly URL[]): Promise<readonly string[]> {
  const known = await migrationsOf(folders)
  await database.script(`
    create table if not exists migration (
      number integer primary key,
      file text not null,
      digest text not null,
      applied_at timestamptz not null default now()
    )`)
  const { rows } = await sql<{ number: number; digest: string }>`select number, digest from migration`.execute(database.sql)
  const applied = new Map(rows.map(({ number, digest }) => [number, digest]))
  for (const number of applied.keys()) if (!known.some((each) => each.number === number)) throw fail('DATABASE_NEWER', { number })
  const done: string[] = []
  for (const { number, file, text, digest } of known) {
    const before = applied.get(number)
    if (before !== undefined && before !== digest) throw fail('MIGRATION_CHANGED', { file })
    if (before !== undefined) continue
    await database.script(`${text}\n;insert into migration (number, file, digest) values (${number}, ${quoted(file)}, ${quoted(digest)})`)
    done.push(file)
  }
  return done
}
