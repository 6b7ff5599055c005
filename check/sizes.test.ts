import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sources, text, tracked } from './files.ts'

const lines = (path: string) => text(path).split('\n').length

test('files are small: median at most 80 lines, none above 400', () => {
  const sizes = sources().map((path) => ({ path, size: lines(path) }))
  const sorted = sizes.map(({ size }) => size).toSorted((a, b) => a - b)
  assert.deepEqual(
    sizes.filter(({ size }) => size > 400).map(({ path, size }) => `${path} has ${size} lines`),
    [],
  )
  assert.ok(sorted[sorted.length >> 1] <= 80, `the median is ${sorted[sorted.length >> 1]} lines`)
})

test('no folder is called after nothing', () => {
  const wrong = tracked().filter((path) => /(^|\/)(utils|helpers|common|lib|types|misc)\//.test(path))
  assert.deepEqual(wrong, [])
})
