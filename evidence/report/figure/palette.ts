import type { Tone } from '@vitalbench/bench'

/** Colours of a figure: any CSS colour, so that a page can pass variables and a print fixed ones. */
export interface Palette {
  readonly ink: string
  readonly quiet: string
  readonly grid: string
  readonly paper: string
  readonly allowed: string
  readonly fault: string
  readonly tones: Readonly<Record<Tone, string>>
  readonly series: readonly string[]
  readonly font: string
}

/** Line patterns beside the colours, so that no series is told by colour alone. */
export const dashes: readonly string[] = ['none', '7 3', '2 3', '9 3 2 3', '12 4', '4 2']

/** Okabe and Ito (2008), the colours that colour-blind readers tell apart, in the order of contrast on white. */
export const printPalette: Palette = {
  ink: '#1b2430',
  quiet: '#5b6673',
  grid: '#e3e7eb',
  paper: '#ffffff',
  allowed: '#dcefe7',
  fault: '#9c3500',
  tones: { good: '#d3ece0', acceptable: '#eef0cd', poor: '#fbdfb8', bad: '#f3bba5' },
  series: ['#0072b2', '#c24d00', '#00795a', '#a6477f', '#8a6100', '#1b2430'],
  font: 'IBM Plex Sans, NanumGothic',
}

/** Variables of the page, which has a light and a dark scheme. */
export const screenPalette: Palette = {
  ink: 'var(--ink)',
  quiet: 'var(--quiet)',
  grid: 'var(--rule)',
  paper: 'var(--paper)',
  allowed: 'var(--allowed)',
  fault: 'var(--fail)',
  tones: { good: 'var(--good)', acceptable: 'var(--acceptable)', poor: 'var(--poor)', bad: 'var(--bad)' },
  series: printPalette.series.map((_, i) => `var(--series-${i + 1})`),
  font: 'inherit',
}
