/** Writes docs/errors.md from the catalogues: `node check/errors-page.ts`. A law holds the page and the code together. */
import { writeFileSync } from 'node:fs'
import { root, sources } from './files.ts'

const modules = sources().filter((path) => path.endsWith('/errors.ts') && path !== 'kernel/errors/errors.ts')
const sections = await Promise.all(
  modules.toSorted().map(async (path) => {
    const { fail } = (await import(`${root}/${path}`)) as { fail: { catalogue: Record<string, { message: string; cure: string }> } }
    const rows = Object.entries(fail.catalogue).map(([code, { message, cure }]) => `| \`${code}\` | ${message} | ${cure} |`)
    return [`## ${path.slice(0, -'/errors.ts'.length)}`, '', '| code | what | cure |', '|---|---|---|', ...rows, ''].join('\n')
  }),
)
const head = `# Errors

Every error has a code that does not change, names the value that is wrong, and says what to do. The terminal prints them on
standard error and exits with 3; under \`--json\` they are \`{ "error": { "code", "message", "cure" } }\`.
`
writeFileSync(`${root}/docs/errors.md`, `${head}\n${sections.join('\n')}`)
