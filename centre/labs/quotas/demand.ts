import { sql } from 'kysely'
import type { Context } from '@vitalbench/platform/operations'

interface Row {
  readonly resource: string
  readonly name: string
  readonly site: { id: string; name: string }
  readonly why: 'full' | 'gate' | 'quota'
  readonly refusals: number
  readonly people: number
  readonly hours: number
}

/** Counts refusals by resource and reason. */
export async function demand(
  { from, until, site }: { readonly from?: string | undefined; readonly until?: string | undefined; readonly site?: string | undefined },
  { database }: Context,
) {
  const { rows } = await sql<Row>`
    select r.id as resource, r.name, json_build_object('id', s.id, 'name', s.name) as site, f.why, count(*)::integer as refusals,
      count(distinct f.person)::integer as people,
      sum(extract(epoch from upper(f.during) - lower(f.during)) / 3600)::float8 as hours
    from refusal f join resource r on r.id = f.resource join site s on s.id = r.site
    where (${from ?? null}::timestamptz is null or f.at >= ${from ?? null}::timestamptz)
      and (${until ?? null}::timestamptz is null or f.at < ${until ?? null}::timestamptz)
      and (${site ?? null}::uuid is null or s.id = ${site ?? null}::uuid)
    group by r.id, r.name, s.id, s.name, f.why order by refusals desc, r.name, f.why`.execute(database)
  return { rows: [...rows], total: rows.length }
}
