import assert from 'node:assert/strict'
import { test } from 'node:test'
import { root, sources, text } from './files.ts'

test('the code and docs/errors.md list the same errors, with the same words', async () => {
  const modules = sources().filter((path) => path.endsWith('/errors.ts') && path !== 'kernel/errors/errors.ts')
  assert.ok(modules.length > 0)
  const inCode = new Map<string, string>()
  for (const path of modules) {
    const { fail } = await import(`${root}/${path}`)
    for (const [code, entry] of Object.entries<{ message: string; cure: string }>(fail.catalogue)) {
      assert.ok(!inCode.has(code), `${code} is declared twice`)
      inCode.set(code, `${entry.message} | ${entry.cure}`)
    }
  }
  const inDocs = new Map(
    Array.from(text('docs/errors.md').matchAll(/^\| `([A-Z0-9_]+)` \| (.+) \| (.+) \|$/gm), ([, code, message, cure]) => [
      code,
      `${message} | ${cure}`,
    ]),
  )
  assert.deepEqual([...inDocs].toSorted(), [...inCode].toSorted())
})
