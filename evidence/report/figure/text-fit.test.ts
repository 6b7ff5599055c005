import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shorten, widthOf, wrap } from './text-fit.ts'

test('Hangul is wider than Latin letters are', () => {
  assert.equal(widthOf('abc'), 24)
  assert.equal(widthOf('한국어'), 39)
  assert.equal(widthOf('abc', 26), 48)
})

test('a label that is too long ends in an ellipsis, and no letter is cut in two', () => {
  assert.equal(shorten('sensor drop-out'), 'sensor drop-out')
  assert.equal(shorten('a\n b'), 'a b')
  assert.equal(shorten('😀'.repeat(40), 5), '😀😀😀😀…')
})

test('a label breaks at its spaces and hyphens, a long word where the line ends', () => {
  assert.deepEqual(wrap('Glykämie-Risikoindex', { width: 110, lines: 3 }), ['Glykämie-', 'Risikoindex'])
  assert.deepEqual(wrap('from 1-2 to -3', { width: 50, lines: 3 }), ['from', '1-2 to', '-3'])
  assert.deepEqual(wrap('time in range 70 to 180', { width: 110, lines: 3 }), ['time in range', '70 to 180'])
  assert.deepEqual(wrap('Hypoglykämieereignisse', { width: 90, lines: 3 }), ['Hypoglykäm-', 'ieereignis-', 'se'])
  assert.deepEqual(wrap('목표 범위 안의 시간', { width: 60, lines: 3 }), ['목표 범위', '안의 시간'])
  assert.deepEqual(wrap('목표 범위 안의 시간', { width: 59, lines: 3 }), ['목표', '범위', '안의…'])
})

test('every line fits, whatever the label', () => {
  for (const label of ['', ' ', 'a', 'x'.repeat(1000), 'a b '.repeat(300), '한'.repeat(50)]) {
    const rows = wrap(label, { width: 70, lines: 2 })
    assert.ok(rows.length <= 2)
    for (const row of rows) assert.ok(widthOf(row) <= 70, row)
  }
})
