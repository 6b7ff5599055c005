import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { fail } from './errors.ts'
import type { Settings } from './settings.ts'

/** Options of the terminal; each may be given as VITALBENCH_… in the environment too. */
export const options = {
  folder: { type: 'string', about: 'folder of the embedded database, files and keys (default: .vitalbench)' },
  database: { type: 'string', about: 'postgres://… for a server instead of the embedded database' },
  host: { type: 'string', about: 'address to listen on (default: 127.0.0.1)' },
  port: { type: 'string', about: 'port to listen on (default: 4000)' },
  address: { type: 'string', about: 'where people reach the centre, such as https://centre.example' },
  preset: { type: 'string', about: 'what a new centre holds: demonstration, mannheim, denmark, wonju, stockholm, none, or a centre.yaml' },
  threads: { type: 'string', about: 'threads that a run takes (default: one less than the machine has)' },
  examples: { type: 'string', about: 'folder of the example studies' },
  log: { type: 'string', about: 'debug, info, warn, error (default: info)' },
  unconfined: { type: 'boolean', about: 'run products of machine code where the system cannot confine them' },
} as const

const provider = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  discovery: z.url(),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
})

/** Providers of OpenID Connect come by the environment only: their secrets would show in a list of processes. */
function readOidc(text: string | undefined): Settings['oidc'] {
  if (text === undefined) return []
  try {
    return z.array(provider).parse(JSON.parse(text))
  } catch (error) {
    // Its text could hold the secret; the reason names places only.
    const reason = error instanceof z.ZodError ? error.issues.map(({ path }) => path.join('.')).join(', ') : 'it is no JSON'
    throw fail('SETTING_OIDC', { reason })
  }
}

function whole(name: string, text: string, { least, most }: { readonly least: number; readonly most: number }): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most)
    throw fail('SETTING_WRONG', { name, value: text, wanted: `a whole number from ${least} to ${most}` })
  return value
}

/** Reads the settings from the words of the terminal and the environment. Throws SETTING_…. */
export function readSettings(words: readonly string[], environment: Readonly<Record<string, string | undefined>>): Settings {
  let given: { readonly [Name in keyof typeof options]?: string | boolean }
  try {
    given = parseArgs({ args: [...words], options }).values
  } catch (error) {
    throw fail('SETTING_UNKNOWN', { what: (error as Error).message }, { cause: error })
  }
  const value = (name: keyof typeof options, usual: string): string =>
    String(given[name] ?? environment[`VITALBENCH_${name.toUpperCase()}`] ?? usual)
  const folder = resolve(value('folder', '.vitalbench'))
  const host = value('host', '127.0.0.1')
  const port = whole('port', value('port', '4000'), { least: 0, most: 65_535 })
  const address = value('address', `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`).replace(/\/$/, '')
  if (!URL.canParse(address))
    throw fail('SETTING_WRONG', { name: 'address', value: address, wanted: 'an address with http:// or https://' })
  return {
    folder,
    host,
    port,
    address,
    database: value('database', join(folder, 'database')),
    preset: value('preset', 'demonstration'),
    threads: whole('threads', value('threads', String(Math.max(1, availableParallelism() - 1))), { least: 1, most: 256 }),
    examples: resolve(value('examples', fileURLToPath(new URL('../../examples/', import.meta.url)))),
    logLevel: value('log', 'info'),
    unconfined: value('unconfined', 'false') === 'true',
    oidc: readOidc(environment.VITALBENCH_OIDC),
    sessionDays: 7,
  }
}
