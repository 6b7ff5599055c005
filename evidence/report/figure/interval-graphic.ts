import type { IntervalGraphic } from '../content/report.ts'
import type { Palette } from './palette.ts'

const width = 220
const line = 16
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

/** The small picture beside a criterion: the allowed range shaded, its limits dashed and labelled, the interval and the estimate on it. */
export function drawInterval({ value, low, high, allowed, labels, description }: IntervalGraphic, palette: Palette): string {
  const bounds = [value, low, high, ...allowed].filter((bound): bound is number => bound !== null && Number.isFinite(bound))
  const [least, most] = [Math.min(...bounds), Math.max(...bounds)]
  const pad = (most - least || Math.abs(most) || 1) * 0.25
  const x = (bound: number) => Number((((bound - least + pad) / (most - least + 2 * pad)) * width).toFixed(2))
  const [from, to] = [allowed[0] === null ? 0 : x(allowed[0]), allowed[1] === null ? width : x(allowed[1])]
  const limits = allowed.flatMap((bound, i) =>
    bound === null
      ? []
      : [
          `<path d="M${x(bound)} 2V31" stroke="${palette.ink}" stroke-width="1.5" stroke-dasharray="3 2"/>` +
            `<text x="${Math.min(Math.max(x(bound), 16), width - 16)}" y="43" font-size="12" text-anchor="middle" fill="${palette.ink}">${escapeXml(labels[i])}</text>`,
        ],
  )
  const colour = palette.series[0]
  const range =
    low === null || high === null
      ? ''
      : `<path d="M${x(low)} ${line}H${x(high)}M${x(low)} ${line - 5}v10M${x(high)} ${line - 5}v10" fill="none" stroke="${colour}" stroke-width="2"/>`
  const dot =
    value === null ? '' : `<circle cx="${x(value)}" cy="${line}" r="4.5" fill="${colour}" stroke="${palette.paper}" stroke-width="1.5"/>`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 46" width="${width}" height="46" role="img" aria-label="${escapeXml(description)}" font-family="${palette.font}">` +
    `<rect x="${from}" y="4" width="${Math.max(0, Number((to - from).toFixed(2)))}" height="24" rx="2" fill="${palette.allowed}"/>` +
    `<path d="M0 ${line}H${width}" stroke="${palette.grid}"/>${limits.join('')}${range}${dot}</svg>`
  )
}
