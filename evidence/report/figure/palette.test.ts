import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { printPalette, screenPalette, type Palette } from './palette.ts'

const style = readFileSync(new URL('../html/style.css', import.meta.url), 'utf8')
const [light, dark] = Array.from(style.matchAll(/:root \{([^}]*)\}/g), ([, block]) =>
  Object.fromEntries(Array.from(block.matchAll(/(--[\w-]+): (#\w{6})/g), ([, name, colour]) => [name, colour])),
)

/** The palette of the page with the colours of a scheme for its variables. */
const inScheme = (scheme: Readonly<Record<string, string>>): Palette =>
  JSON.parse(JSON.stringify(screenPalette), (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/^var\((.*)\)$/, (_, name: string) => scheme[name]) : value,
  )

const channels = (colour: string): readonly number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)

/** Relative luminance and contrast ratio (WCAG 2.2). */
const luminance = (colour: string): number => {
  const [r, g, b] = channels(colour).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string): number => {
  const [dim, bright] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (bright + 0.05) / (dim + 0.05)
}

const palettes = { print: printPalette, light: inScheme(light), dark: inScheme({ ...light, ...dark }) }

for (const [name, palette] of Object.entries(palettes)) {
  test(`${name}: words have a contrast of 4.5 on the paper and on every tone, points and lines of 3`, () => {
    for (const ground of [palette.paper, palette.allowed, ...Object.values(palette.tones)])
      assert.ok(contrast(palette.ink, ground) >= 4.5, `ink on ${ground}`)
    for (const word of [palette.quiet, palette.fault]) assert.ok(contrast(word, palette.paper) >= 4.5, word)
    for (const line of palette.series) assert.ok(contrast(line, palette.paper) >= 3, line)
    for (const point of palette.series.slice(0, 3))
      for (const ground of Object.values(palette.tones)) assert.ok(contrast(point, ground) >= 2, `${point} on ${ground}`)
  })
}
