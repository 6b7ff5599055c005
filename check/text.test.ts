import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text, tracked } from './files.ts'

const languages = ['en', 'de', 'da', 'sv', 'ko']
const placeholders = (message: string) => Array.from(message.matchAll(/\{(\w+)/g), ([, name]) => name).toSorted()
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
