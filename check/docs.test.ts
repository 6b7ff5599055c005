import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import { test } from 'node:test'
import { commands } from '../cli/commands/index.ts'
import { root, text, tracked } from './files.ts'

const pages = tracked().filter((path) => path.endsWith('.md'))

test('every command and option that the docs name exists', () => {
  const known = new Map(commands.map(({ name, options }) => [name, new Set([...Object.keys(options), 'json', 'help'])]))
  const wrong = pages.flatMap((page) =>
    Array.from(text(page).matchAll(/vitalbench (\w+)((?: [^\n`|]*)?)/g)).flatMap(([said, name, rest]) => {
      if (!/^(\$ )?(npx )?vitalbench/.test(said) || !known.has(name))
        return known.has(name) || !/^[a-z]+$/.test(name) ? [] : [`${page}: ${said}`]
      return Array.from(rest.matchAll(/ --([a-z-]+)/g)).flatMap(([, option]) =>
        known.get(name)?.has(option) ? [] : [`${page}: ${name} --${option}`],
      )
    }),
  )
  assert.deepEqual(wrong, [])
})

test('every link between pages leads to a file', () => {
  const wrong = pages.flatMap((page) =>
    Array.from(text(page).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)).flatMap(([, target]) =>
      existsSync(`${root}/${posix.join(posix.dirname(page), target)}`) ? [] : [`${page} → ${target}`],
    ),
  )
  assert.deepEqual(wrong, [])
})
