import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Figure } from '@vitalbench/bench'
import { parseHTML } from 'linkedom'
import { exampleInput } from '../example-input.ts'
import { wordsOf } from '../words/words.ts'
import { drawFigure } from './draw-figure.ts'
import { printPalette, screenPalette } from './palette.ts'
import { isWide } from './size.ts'

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

const example = (id: string): Figure => exampleInput.findings.figures.find((figure) => figure.id === id)!
const texts = (svg: string): readonly string[] =>
  Array.from(parseHTML(svg).document.querySelectorAll('g > text'), ({ textContent }) => textContent)

test('ranges are bands around their line, each with its own edge; a target has its shade and its name', () => {
  const svg = draw(example('glucose-profile'))
  const { document } = parseHTML(svg)
  const edges = Array.from(document.querySelectorAll('g[stroke-opacity="0.75"]'), (edge) => edge.getAttribute('stroke-dasharray'))
  assert.equal(document.querySelectorAll('g[fill-opacity="0.15"] path').length, 2)
  assert.deepEqual(edges, ['2 3', '2 3', null, null])
  assert.ok(svg.includes(`fill="${printPalette.allowed}"`))
  assert.ok(texts(svg).includes('70–180 mg/dL'))
  for (const tick of ['54', '70', '140', '180', '250']) assert.ok(texts(svg).includes(tick), tick)
})

test('faults and events are shaded where they were, with their names above', () => {
  const svg = draw(example('trace-with-faults'))
  for (const name of ['frozen sensor', 'shifted sensor', 'occluded line', 'incision', 'retraction', '40 to 60'])
    assert.ok(texts(svg).includes(name), name)
  const shades = parseHTML(svg).document.querySelectorAll(`g[fill="${printPalette.fault}"][fill-opacity] > rect[height="224"]`)
  const [frozen, shifted, occluded] = Array.from(shades, (shade) => ['x', 'width'].map((name) => Number(shade.getAttribute(name))))
  assert.ok(Math.abs(frozen[1] / occluded[1] - 15 / 12) < 1e-9 && Math.abs(shifted[1] / occluded[1] - 8 / 12) < 1e-9)
  assert.ok(Math.abs((shifted[0] - frozen[0]) / (occluded[0] - frozen[0]) - 49 / 65) < 1e-9)
})

test('every zone is named and signed; of many points only those that are badly off have their name', () => {
  const svg = draw(example('variability-grid'))
  for (const name of ['A', 'B', 'upper C', 'lower C', 'upper D', 'lower D', 'E']) assert.ok(texts(svg).includes(name), name)
  const points = texts(svg).filter((text) => /^P\d+$/.test(text))
  assert.deepEqual(points.toSorted(), ['P04', 'P06', 'P07', 'P08', 'P10'])
  for (const tone of Object.values(printPalette.tones)) assert.ok(svg.includes(`fill="${tone}"`), tone)
})

test('a point beyond the axes stands on their edge', () => {
  const zones = example('variability-grid') as Extract<Figure, { kind: 'zones' }>
  const at = (x: number, y: number) =>
    draw({ ...zones, series: [{ name: 'one', points: [{ label: 'Q', x, y, zone: null }] }] })
      .match(/transform="translate\([^)]*\)"/g)
      ?.join()
  assert.equal(at(20, 900), at(50, 400))
  assert.notEqual(at(20, 900), at(60, 390))
})

test('a heat map says every value, and is wider than other figures only where its columns ask for it', () => {
  const figure = example('faults-by-endpoints') as Extract<Figure, { kind: 'heatmap' }>
  const svg = draw(figure)
  for (const value of ['−14.3 %', '34 %', 'frozen sensor', 'Endpoint', 'Fault', '–']) assert.ok(texts(svg).includes(value), value)
  assert.equal(texts(svg).filter((text) => text.endsWith('%')).length, 29)
  assert.ok(isWide(svg))
  assert.ok(
    !isWide(
      draw({ ...figure, columns: figure.columns.slice(0, 2), rows: figure.rows.map((row) => ({ ...row, cells: row.cells.slice(0, 2) })) }),
    ),
  )
})

test('empty, flat and hostile figures are drawn', () => {
  const free = { label: 'x' }
  const row = { label: '"><script>', value: null, low: null, high: null, n: 0 }
  const forest: Figure = { kind: 'forest', id: '"><script>', title: '<script>', caption: '', x: free, rows: [row] }
  const evil = '"><script>'
  const zones = { kind: 'zones', id: evil, title: evil, caption: '', x: free, y: free, zones: [], series: [] } as const
  const map = { kind: 'heatmap', id: evil, title: evil, caption: '', x: free, y: free, columns: [], rows: [] } as const
  const bands = [
    { from: -9, to: -8, label: evil, kind: 'fault' },
    { from: Number.NaN, to: 2, label: evil, kind: 'event' },
    { from: 0.5, to: 0.5, label: evil.repeat(40), kind: 'fault' },
  ] as const
  const targets = [
    { low: 5, high: 9, label: evil },
    { low: Number.NaN, high: 1, label: evil },
    { low: 0.5, high: 0.5, label: evil.repeat(40) },
  ]
  const strange: readonly Figure[] = [
    { ...curves, series: [], bands, targets },
    { ...curves, x: free, y: free, series: [{ ...line, x: [], y: [], ranges: [{ name: evil, low: [], high: [] }] }] },
    zones,
    { ...zones, zones: [{ id: 'a', label: evil, tone: 'bad', polygon: [[0, 0]] }], series: [{ name: evil, points: [] }] },
    { ...zones, series: [{ name: evil, points: [{ label: evil, x: Number.NaN, y: 1, zone: 'unknown' }] }] },
    map,
    { ...map, columns: [evil, ''], rows: [{ label: evil, cells: [{ value: null, text: evil, tone: 'poor' }] }] },
  ]
  const drawn = [
    draw(curves),
    draw({ ...curves, x: free, y: free, series: [{ ...line, x: [], y: [] }] }),
    draw({ ...curves, x: free, y: free, series: [{ ...line, mark: 'bars', x: [3], y: [2] }] }),
    draw({ ...curves, x: free, y: free, series: [{ ...line, y: [2, 2, 2] }] }),
    draw({ ...forest, rows: [] }),
    draw(forest),
    ...strange.map((figure) => draw(figure)),
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
