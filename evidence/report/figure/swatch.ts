import type { Series } from '@vitalbench/bench'
import { dashes, type Palette } from './palette.ts'

/** The sign of a series in a legend: its line pattern, dot or bar in its colour. */
export function drawSwatch(series: Pick<Series, 'mark'>, i: number, palette: Palette): string {
  const colour = palette.series[i % palette.series.length]
  const dash = dashes[i % dashes.length]
  const shape =
    series.mark === 'points'
      ? `<circle cx="14" cy="6" r="4.5" fill="${colour}"/>`
      : series.mark === 'bars'
        ? `<rect x="8" y="1" width="12" height="10" fill="${colour}" fill-opacity="0.55" stroke="${colour}"/>`
        : `<path d="M0 6H28" stroke="${colour}" stroke-width="2.5"${dash === 'none' ? '' : ` stroke-dasharray="${dash}"`}/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 12" width="28" height="12" aria-hidden="true">${shape}</svg>`
}
