import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMessage } from '@vitalbench/kernel/language'
import type { Part } from '@vitalbench/kernel/language'
import { text, tracked } from './files.ts'

const languages = ['en', 'de', 'da', 'sv', 'ko']
/** Names of the values in the parts of a message. */
const namesIn = (parts: readonly Part[]): readonly string[] =>
  parts.flatMap((part) => {
    if (part.kind === 'value') return [part.name]
    return part.kind === 'choice' ? [part.name, ...Object.values(part.of).flatMap(namesIn)] : []
  })

/** What a message names; reports have a syntax of their own, in which every brace does. */
function placeholders(message: string): readonly string[] {
  try {
    return namesIn(parseMessage(message)).toSorted()
  } catch {
    return Array.from(message.matchAll(/\{(\w+)/g), ([, name]) => name).toSorted()
  }
}

// Names of files, formats and keys, which are the same in every language.
const known = new Set(['data.csv', 'labs.book', '1.0.0'])
const folders = [
  ...new Set(
    tracked()
      .filter((path) => path.endsWith('/text/en.json'))
      .map((path) => path.slice(0, -'/en.json'.length)),
  ),
]

test('there are text catalogues', () => assert.ok(folders.length > 0))

for (const folder of folders) {
  test(`${folder}: five catalogues with the same keys and placeholders`, () => {
    const [english, ...others] = languages.map((language) => JSON.parse(text(`${folder}/${language}.json`)) as Record<string, string>)
    for (const [index, other] of others.entries()) {
      const language = languages[index + 1]
      assert.deepEqual(Object.keys(other).toSorted(), Object.keys(english).toSorted(), `${language} has other keys`)
      for (const [key, message] of Object.entries(english))
        assert.deepEqual([...new Set(placeholders(other[key]))], [...new Set(placeholders(message))], `${language} ${key}`)
    }
  })
}

test('no page of the web app says a word that is not in its catalogue', () => {
  const wrong = tracked()
    .filter((path) => path.startsWith('web/') && path.endsWith('.tsx'))
    .flatMap((path) => {
      const source = text(path)
      // Letters between tags, and in attributes that people read.
      const shown = source.matchAll(
        />\s*([A-Za-z][A-Za-z ,.!?]{2,})\s*<\/|(?:label|title|placeholder|aria-label|description)="([^"]*[a-z]{3,}[^"]*)"/g,
      )
      return Array.from(shown, ([, between, attribute]) => (between ?? attribute).trim())
        .filter((words) => !known.has(words))
        .map((words) => `${path}: ${words}`)
    })
  assert.deepEqual(wrong, [])
})
