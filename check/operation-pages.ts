import type { AnyOperation } from '@vitalbench/platform/operations'
import { root } from './files.ts'

const columns = ['guest', 'member', 'researcher', 'clinician', 'steward', 'labManager', 'centreManager', 'observer', 'operator'] as const

async function operations(): Promise<readonly AnyOperation[]> {
  const { allOperations } = (await import(`${root}/server/house/operations.ts`)) as {
    allOperations: (signIn: object, testbed: object) => readonly AnyOperation[]
  }
  return allOperations({ oidc: [], secret: '', address: '', sessionDays: 7 }, { benches: [], examples: null })
}

const areaOf = ({ name }: AnyOperation): string => name.split('.')[0]

const byArea = async (): Promise<readonly (readonly [string, readonly AnyOperation[]])[]> => {
  const all = (await operations()).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return [...Map.groupBy(all, areaOf)]
}

/** Who may ask what: one row an operation, one column a role. */
export async function accessPage(): Promise<string> {
  const sections = (await byArea()).flatMap(([area, list]) => [
    `## ${area}`,
    '',
    `| operation | ${columns.join(' | ')} |`,
    `|---|${columns.map(() => ':-:').join('|')}|`,
    ...list.map(({ name, who }) => `| \`${name}\` | ${columns.map((role) => (who.includes(role) ? '●' : '')).join(' | ')} |`),
    '',
  ])
  return [
    '# Who may ask what',
    '',
    'Made from the declarations of the operations. A role opens the door; what lies behind it is bound to the row as well: one sees and',
    'changes what is own, of the own organisation, or public, as the page of each operation says. A test asks every operation as every role.',
    '',
    ...sections,
  ].join('\n')
}

/** What can be asked over HTTP, by the Model Context Protocol and from the terminal. */
export async function apiPage(): Promise<string> {
  const sections = (await byArea()).flatMap(([area, list]) => [
    `## ${area}`,
    '',
    '| operation | | what |',
    '|---|---|---|',
    ...list.map(
      ({ name, kind, summary }) => `| \`${name}\` | ${kind === 'read' ? 'GET' : 'POST'} \`/api/${name.replace('.', '/')}\` | ${summary} |`,
    ),
    '',
  ])
  return [
    '# The interface of a centre',
    '',
    'Each thing that a centre can do is declared once; its HTTP route, its place in the OpenAPI 3.1 document (`/api/openapi.json`), its tool',
    'for agents (Model Context Protocol at `/mcp`), its command (`vitalbench centre labs.book …`), the check of who may, its entry in the log',
    'and this page follow. Reads are asked with a query string and may be followed live with `accept: text/event-stream`; writes take JSON. A',
    'program sends a key, made in the settings, as `authorization: Bearer vb_…`. Errors are `{ code, message, cure, values }`.',
    '',
    ...sections,
  ].join('\n')
}
