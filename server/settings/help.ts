import { options } from './read-settings.ts'

const lines = Object.entries(options).map(
  ([name, { type, about }]) => `  ${`--${name}${type === 'string' ? ' …' : ''}`.padEnd(18)} ${about}`,
)

/** What the terminal says of the centre. */
export const help = `node server/main.ts [serve] [options]     serve the centre
node server/main.ts worker [options]      take shards of runs, on this or another machine
node server/main.ts backup <file> [options]    write database and files of an embedded centre into one file
node server/main.ts restore <file> [options]   make a centre from such a file, where there is none

${lines.join('\n')}

Each option may be given as VITALBENCH_… in the environment too. VITALBENCH_OIDC holds a JSON list of
{ id, name, discovery, clientId, clientSecret } for sign-in by OpenID Connect.`
