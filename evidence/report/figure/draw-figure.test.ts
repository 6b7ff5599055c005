import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Figure } from '@vitalbench/bench'
import { parseHTML } from 'linkedom'
import { exampleInput } from '../example-input.ts'
import { wordsOf } from '../words/words.ts'
import { drawFigure } from './draw-figure.ts'
import { printPalette, screenPalette } from './palette.ts'

const words = wordsOf('en', exampleInput.bench.text)
const draw = (figure: Figure, palette = printPalette) => drawFigure(figure, words, { palette, description: 'in words' })
const unit = { label: 'x', domain: [0, 1] } as const
const curves: Figure = { kind: 'curves', id: 'line', title: 'Line', caption: '', x: unit, y: unit, series: [] }
const line = { name: 'product', mark: 'line', x: [0, 0.5, 1], y: [0, 0.25, 1] } as const
const clips = (svg: string) => Array.from(svg.matchAll(/<clipPath id="([^"]+)"/g), ([, id]) => id)

test('the same figure gives the same bytes, however many were drawn before', () => {
  for (const figure of exampleInput.findings.figures) assert.equal(draw(figure), draw(figure))
})

test('a figure is an image with a title and a description, and loads nothing', () => {
  for (const figure of exampleInput.findings.figures) {
    const { document } = parseHTML(draw(figure))
    const svg = document.querySelector('svg')!
    const named = svg.getAttribute('aria-labelledby')!.split(' ')
    assert.equal(svg.getAttribute('role'), 'img')
    assert.deepEqual(
      named.map((id) => document.getElementById(id)?.textContent),
      [words.text(figure.title), 'in words'],
    )
    assert.doesNotMatch(svg.outerHTML, /<style|<script|<image|href="http|url\(h/)
  }
})

test('points stand where the axes say: equal steps of data are equal steps of pixels, upwards is more', () => {
  const svg = draw({ ...curves, series: [line] })
  const [, path] = /<path d="(M[^"]+)"[^>]*stroke-dasharray|stroke-width="2.25"[^>]*><path[^>]*d="(M[^"]+)"/.exec(svg)!.filter(Boolean)
  const [[x0, y0], [x1, y1], [x2, y2]] = path
    .slice(1)
    .split('L')
    .map((point) => point.split(',').map(Number))
  assert.equal(x1 - x0, x2 - x1)
  assert.ok(x0 < x1 && y0 > y2)
  assert.ok(Math.abs((y0 - y1) / (y0 - y2) - 0.25) < 1e-9)
})

test('series differ in colour and in line', () => {
  const svg = draw({ ...curves, series: [line, { ...line, name: 'reference' }] })
  for (const mark of [printPalette.series[0], printPalette.series[1], '7 3']) assert.ok(svg.includes(`"${mark}"`), mark)
})

test('clips have the name of their figure, so that two figures of a page do not share one', () => {
  const banded = { ...line, low: [-0.2, 0.2, 0.9], high: [0.1, 0.3, 1.2] }
  assert.equal(clips(draw({ ...curves, series: [line] })).length, 0)
  assert.deepEqual(clips(draw({ ...curves, series: [banded] })), ['figure-line-clip-1'])
})

test('a figure on the page takes its colours from the scheme', () =>
  assert.ok(draw({ ...curves, series: [line] }, screenPalette).includes('var(--series-1)')))

test('empty, flat and hostile figures are drawn', () => {
  const free = { label: 'x' }
  const row = { label: '"><script>', value: null, low: null, high: null, n: 0 }
  const forest: Figure = { kind: 'forest', id: '"><script>', title: '<script>', caption: '', x: free, rows: [row] }
  const drawn = [
    draw(curves),
    draw({ ...curves, x: free, y: free, series: [{ ...line, x: [], y: [] }] }),
    draw({ ...curves, x: free, y: free, series: [{ ...line, mark: 'bars', x: [3], y: [2] }] }),
    draw({ ...curves, x: free, y: free, series: [{ ...line, y: [2, 2, 2] }] }),
    draw({ ...forest, rows: [] }),
    draw(forest),
  ]
  for (const svg of drawn) {
    assert.match(svg, /^<svg /)
    assert.doesNotMatch(svg, /NaN|Infinity|undefined|<script/)
  }
})

test('a forest has a label and a size for every row, and a dash for a group without estimate', () => {
  const figure = exampleInput.findings.figures.find(({ kind }) => kind === 'forest')!
  const svg = draw(figure)
  for (const label of ['all cases', 'sex = female', 'ethnicity = missing', 'n = 153', 'n = 14']) assert.ok(svg.includes(label), label)
  assert.equal(svg.match(/n = \d+/g)?.length, 9)
})
