import assert from 'node:assert/strict'
import { posix } from 'node:path'
import { test } from 'node:test'
import { sources, text, tracked } from './files.ts'

/** What a folder may import, and of what only types. */
interface Allowance {
  readonly all: readonly string[]
  readonly types: readonly string[]
}

const importTable = (): ReadonlyMap<string, Allowance> => {
  const rows = text('ARCHITECTURE.md').matchAll(/^\| `?(\w+)`? \| ([\w, ]+?)(?:; of ([\w, ]+) types only)? \|$/gm)
  return new Map(
    Array.from(
      rows,
      ([, folder, all, types = '']) =>
        [folder, { all: all.split(',').map((name) => name.trim()), types: types.split(/,| and /).map((name) => name.trim()) }] as const,
    ).filter(([folder]) => folder !== 'folder'),
  )
}

/** A source without the imports that vanish when its types are stripped. */
const withoutTypeImports = (source: string): string => source.replace(/(^|\n)\s*(import|export) type\s[^'"`;]*?from\s+['"][^'"]+['"]/g, '')

const specifiers = (source: string): readonly string[] =>
  Array.from(
    source.matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
    ),
    (match) => match[1] ?? match[2] ?? match[3],
  )

/** Folder at the top of the house that a specifier leads to, or null for a package or a built-in module. */
const ring = (file: string, specifier: string): string | null => {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier).split('/')[0]
  return /^@vitalbench\/(\w+)/.exec(specifier)?.[1] ?? null
}

test('every import follows the table in ARCHITECTURE.md', () => {
  const table = importTable()
  assert.ok(table.size >= 5, 'ARCHITECTURE.md has no import table')
  const wrong = sources().flatMap((file) => {
    const from = file.split('/')[0]
    if (from === 'examples') return []
    const { all = [], types = [] } = table.get(from) ?? {}
    const source = text(file)
    const whole = new Set(specifiers(withoutTypeImports(source)))
    return specifiers(source).flatMap((specifier) => {
      const to = ring(file, specifier)
      const allowed = to === null || to === from || all.includes(to) || (types.includes(to) && !whole.has(specifier))
      return allowed ? [] : [`${file} imports ${specifier}`]
    })
  })
  assert.deepEqual(wrong, [])
})

test('a relative import stays inside its ring', () => {
  const wrong = sources().flatMap((file) =>
    specifiers(text(file)).flatMap((specifier) =>
      specifier.startsWith('.') && ring(file, specifier) !== file.split('/')[0] ? [`${file} imports ${specifier}`] : [],
    ),
  )
  assert.deepEqual(wrong, [])
})

test('kernels are pure: no package, no built-in module, no clock, no hidden randomness', () => {
  const impure = /\b(Date\.now|new Date\(\)|Math\.random|performance\.now|process\.|require\()/
  const wrong = sources()
    .filter((file) => file.startsWith('kernel/'))
    .flatMap((file) => {
      const source = text(file)
      const packages = specifiers(source).filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('@vitalbench/kernel/'))
      const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      const match = impure.exec(code)
      return [...packages.map((name) => `${file} imports ${name}`), ...(match ? [`${file} uses ${match[0]}`] : [])]
    })
  assert.deepEqual(wrong, [])
})

test('an index is a table of contents', () => {
  const wrong = tracked()
    .filter((file) => file.endsWith('/index.ts') && /^(kernel|bench|evidence|benches)\//.test(file))
    .filter((file) => /^(const|let|function|async|if|for|class|export (const|function|class|default|async))\b/m.test(text(file)))
  assert.deepEqual(wrong, [])
})
