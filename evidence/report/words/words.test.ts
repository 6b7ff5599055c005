import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsOf } from './words.ts'

const bench = {
  en: {
    'measure.auroc': 'AUROC',
    by: '{measure} by subgroup',
    threshold: 'at {threshold}',
    cases: '{n, plural, one {# case} other {# cases}}',
    tags: 'p < 0.05 and <b>{name}</b>',
  },
  de: { 'measure.auroc': 'AUROC-Wert', threshold: 'bei {threshold}' },
}

test('a text is a key of the bench with its placeholders, or plain words as they stand', () => {
  const { text } = wordsOf('en', bench)
  assert.equal(text({ key: 'threshold', values: { threshold: 0.0825 } }), 'at 0.0825')
  assert.equal(text({ key: 'cases', values: { n: 1234 } }), '1,234 cases')
  assert.equal(text('measure.auroc'), 'measure.auroc')
  assert.equal(text('{not} a <message>'), '{not} a <message>')
})

test('a value that is itself a word of the bench is spoken, not spelled', () => {
  assert.equal(wordsOf('en', bench).text({ key: 'by', values: { measure: 'auroc' } }), 'AUROC by subgroup')
  assert.equal(wordsOf('en', bench).text({ key: 'by', values: { measure: 'stranger' } }), 'stranger by subgroup')
})

test('a word that a language lacks is English, and a key that nobody knows stands as it is', () => {
  const { text, ofBench } = wordsOf('de', bench)
  assert.equal(text({ key: 'threshold', values: { threshold: 0.0825 } }), 'bei 0,0825')
  assert.equal(text({ key: 'cases', values: { n: 1 } }), '1 case')
  assert.equal(text({ key: 'by', values: { measure: 'auroc' } }), 'AUROC-Wert by subgroup')
  assert.equal(text({ key: 'unknown' }), 'unknown')
  assert.equal(ofBench('toString'), null)
})

test('angle brackets are no markup of a message', () =>
  assert.equal(wordsOf('en', bench).text({ key: 'tags', values: { name: '<i>' } }), 'p < 0.05 and <b><i></b>'))
