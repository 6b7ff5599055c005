import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sources, text } from './files.ts'

const declaration = /^export (?:declare |abstract )?(?:async )?(?:const|function\*?|class|interface|type) (\w+)/

test('every export is documented', () => {
  const wrong = sources().flatMap((path) => {
    const rows = text(path).split('\n')
    return rows.flatMap((row, index) => {
      const name = declaration.exec(row)?.[1]
      const documented = rows[index - 1]?.trimEnd().endsWith('*/')
      const overload = rows.slice(0, index).some((earlier) => declaration.exec(earlier)?.[1] === name)
      return name === undefined || documented || overload ? [] : [`${path}:${index + 1} ${name}`]
    })
  })
  assert.deepEqual(wrong, [])
})
