import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '@vitalbench/bench'
import { exampleInput } from '../example-input.ts'
import { wordsOf } from '../words/words.ts'
import { figuresSection } from './figures.ts'
import type { PrintedFigure, PrintedTable } from './report.ts'

const printed = (id: string, language: (typeof languages)[number] = 'en'): PrintedFigure =>
  figuresSection(exampleInput, wordsOf(language, exampleInput.bench.text), 'screen')!
    .blocks.filter((block) => block.kind === 'figure')
    .find(({ figure }) => figure.id === id)!
const rowsOf = ({ rows }: PrintedTable) => rows.map((row) => row.map(({ text, note }) => (note === undefined ? text : `${text} (${note})`)))
const names = ({ legend }: PrintedFigure) => legend.map(({ name }) => name)

test('a profile tells its ranges and its target, and its table has the bounds of each range', () => {
  const { description, data } = printed('glucose-profile')
  assert.match(
    description,
    /median: 49 points, from \(0; .*5–95 % around median: between .* and .*, widest at 20\.5, from .* to .*\. 25–75 % around/,
  )
  assert.match(description, /Target 70–180 mg\/dL: 70 to 180 on the vertical axis\.$/)
  assert.deepEqual(names(printed('glucose-profile')), ['median', '5–95 %', '25–75 %', 'target'])
  const [series, marked] = data
  assert.deepEqual(series.columns.map(({ title }) => title).slice(3), [
    '5–95 %: Lower bound',
    '5–95 %: Upper bound',
    '25–75 %: Lower bound',
    '25–75 %: Upper bound',
  ])
  for (const [, , y, ...bounds] of rowsOf(series)) {
    const [outerLow, outerHigh, low, high] = bounds.map(Number)
    assert.ok(outerLow < low && low < Number(y) && Number(y) < high && high < outerHigh)
  }
  assert.deepEqual(rowsOf(marked), [['target', '70–180 mg/dL', 'Glucose, mg/dL', '70', '180']])
})

test('a trace tells when which fault was, and an instant is one number', () => {
  const { description, data } = printed('trace-with-faults')
  assert.ok(description.includes('Injected fault frozen sensor (1×): 35 to 50 on the horizontal axis.'))
  assert.ok(description.includes('Event incision (1×): 30 on the horizontal axis.'))
  assert.deepEqual(names(printed('trace-with-faults')), ['true', 'shown to the controller', 'target', 'injected fault', 'event'])
  assert.deepEqual(rowsOf(data[1])[2], ['injected fault', 'shifted sensor', 'Time, min', '84', '92'])
  assert.equal(data[1].rows.length, 6)
})

test('a fault that comes back is told once, with the first times', () => {
  const [, ...rest] = exampleInput.findings.figures
  const trace = rest.find(({ id }) => id === 'trace-with-faults')!
  const bands = Array.from({ length: 14 }, (_, i) => ({ from: 8 * i, to: 8 * i + 2, label: 'lost readings', kind: 'fault' as const }))
  const findings = { ...exampleInput.findings, figures: [{ ...trace, bands } as typeof trace] }
  const [, block] = figuresSection({ ...exampleInput, findings }, wordsOf('en', exampleInput.bench.text), 'screen')!.blocks
  assert.match((block as PrintedFigure).description, /Injected fault lost readings \(14×\): 0 to 2; 8 to 10; 16 to 18; … on/)
})

test('a plane of zones tells how many points lie where, and lists the badly off first', () => {
  const { description, data } = printed('variability-grid')
  assert.ok(description.includes('without faults, 10 points. zone A (good): 4; zone B (acceptable): 6.'))
  assert.ok(description.includes('zone lower D (poor): 1; zone upper D (poor): 1; zone E (bad): 1.'))
  const rows = rowsOf(data[0])
  assert.deepEqual(rows[0], ['with faults', 'P10', '54', '352', 'E', 'bad'])
  assert.equal(rows.length, 20)
  assert.deepEqual(names(printed('variability-grid')), ['without faults', 'with faults', 'good', 'acceptable', 'poor', 'bad'])
})

test('a heat map tells its ratings, names the worst cells, and rates every cell of its table in words', () => {
  const { description, data } = printed('faults-by-endpoints')
  assert.ok(
    description.includes('Rows: Fault. Columns: Endpoint. Cells by rating: good: 14; acceptable: 6; poor: 5; bad: 4; not rated: 1.'),
  )
  assert.ok(description.includes('Rated bad: shifted sensor, glycaemia risk index (21.4 %); occluded line, time in tight range (−17.6 %);'))
  assert.deepEqual(rowsOf(data[0])[2].slice(0, 3), ['occluded line', '−14.3 % (poor)', '0.2 % (good)'])
  assert.equal(rowsOf(data[0])[2].at(-1), '–')
})

for (const language of languages)
  test(`${language}: descriptions and tables of every figure are whole`, () => {
    for (const { id } of exampleInput.findings.figures) {
      const figure = printed(id, language)
      assert.ok(figure.description.length > 40)
      assert.doesNotMatch(
        JSON.stringify([figure.description, figure.legend, figure.data]),
        /undefined|NaN|\{\w+\}|tone\.|figure\.alternative/,
      )
      for (const { columns, rows } of figure.data) for (const row of rows) assert.equal(row.length, columns.length)
    }
  })
