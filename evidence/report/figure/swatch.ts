import type { Series, Tone } from '@vitalbench/bench'
import { bandLook } from './band-marks.ts'
import { dashes, type Palette } from './palette.ts'
import { rangeLook } from './series-marks.ts'
import { targetDash } from './target-marks.ts'
import { toneSign } from './tones.ts'

/** What a sign in a legend stands for: a series of curves or of points in a plane, a band around a line, a marked range, a tone. */
export type Sign =
  | { readonly of: 'series'; readonly mark: Series['mark']; readonly index: number }
  | { readonly of: 'range'; readonly index: number; readonly depth: number }
  | { readonly of: 'points'; readonly index: number }
  | { readonly of: 'fault' }
  | { readonly of: 'event' }
  | { readonly of: 'target' }
  | { readonly of: 'tone'; readonly tone: Tone }

const dashed = (dash: string): string => (dash === 'none' ? '' : ` stroke-dasharray="${dash}"`)

function series({ mark, index }: Extract<Sign, { of: 'series' }>, palette: Palette): string {
  const colour = palette.series[index % palette.series.length]
  if (mark === 'points') return `<circle cx="14" cy="6" r="4.5" fill="${colour}"/>`
  if (mark === 'bars') return `<rect x="8" y="1" width="12" height="10" fill="${colour}" fill-opacity="0.55" stroke="${colour}"/>`
  return `<path d="M0 6H28" stroke="${colour}" stroke-width="2.5"${dashed(dashes[index % dashes.length])}/>`
}

function range({ index, depth }: Extract<Sign, { of: 'range' }>, palette: Palette): string {
  const colour = palette.series[index % palette.series.length]
  const { shade, dash } = rangeLook(depth)
  const opacity = (1 - (1 - shade) ** (depth + 1)).toFixed(2)
  return `<rect y="1" width="28" height="10" fill="${colour}" fill-opacity="${opacity}"/><path d="M0 1H28M0 11H28" stroke="${colour}"${dashed(dash)}/>`
}

function band(of: 'fault' | 'event', palette: Palette): string {
  const { colour, dash, shade } = bandLook(palette)[of]
  return `<rect x="5" width="18" height="12" fill="${colour}" fill-opacity="${shade}"/><path d="M5 0V12M23 0V12" stroke="${colour}" stroke-width="1.5"${dashed(dash)}/>`
}

const target = ({ allowed, quiet }: Palette): string =>
  `<rect y="1" width="28" height="10" fill="${allowed}"/><path d="M0 1H28M0 11H28" stroke="${quiet}" stroke-width="1.25"${dashed(targetDash)}/>`

function tone({ tone }: Extract<Sign, { of: 'tone' }>, palette: Palette): string {
  const path = toneSign(tone, 4)
    .map((stroke) => `M${stroke.map(([x, y]) => `${(14 + x).toFixed(2)} ${(6 + y).toFixed(2)}`).join('L')}`)
    .join('')
  return `<rect x="2" width="24" height="12" rx="2" fill="${palette.tones[tone]}"/><path d="${path}" fill="none" stroke="${palette.ink}" stroke-width="1.5"/>`
}

// As Plot draws its symbols of the same names, in px about the middle.
const outlines = [
  'M18.5 6A4.5 4.5 0 1 1 9.5 6A4.5 4.5 0 1 1 18.5 6Z',
  'M14 0.5L17.2 6L14 11.5L10.8 6Z',
  'M10 2H18V10H10Z',
  'M14 0.7L15.2 4.3H19L15.9 6.6L17.1 10.3L14 8L10.9 10.3L12.1 6.6L9 4.3H12.8Z',
  'M14 0.8L18.6 9.4H9.4Z',
  'M12.6 11.2V6.8L8.9 4.7L10.3 2.3L14 4.4L17.7 2.3L19.1 4.7L15.4 6.8V11.2Z',
]

function shape(sign: Sign, palette: Palette): string {
  switch (sign.of) {
    case 'series':
      return series(sign, palette)
    case 'range':
      return range(sign, palette)
    case 'points':
      return `<path d="${outlines[sign.index % outlines.length]}" fill="${palette.series[sign.index % palette.series.length]}"/>`
    case 'target':
      return target(palette)
    case 'tone':
      return tone(sign, palette)
    default:
      return band(sign.of, palette)
  }
}

/** The sign of an entry in a legend, as it looks in the figure: pattern, shape and shade beside the colour. */
export const drawSwatch = (sign: Sign, palette: Palette): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 12" width="28" height="12" aria-hidden="true">${shape(sign, palette)}</svg>`
