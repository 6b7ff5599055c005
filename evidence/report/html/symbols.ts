import type { Verdict } from '@vitalbench/bench'

const paths: Readonly<Record<Verdict, string>> = {
  pass: '<path d="M6.5 12.5l3.7 3.7 7.3-8.2"/>',
  fail: '<path d="M8 8l8 8M16 8l-8 8"/>',
  inconclusive: '<path d="M9.2 9.6a2.8 2.8 0 1 1 4.2 2.4c-1 .6-1.4 1.1-1.4 2M12 17v.05"/>',
}
const frames: Readonly<Record<Verdict, string>> = {
  pass: '<circle cx="12" cy="12" r="10.5"/>',
  fail: '<rect x="1.5" y="1.5" width="21" height="21" rx="3"/>',
  inconclusive: '<path d="M12 .9L23.1 12 12 23.1.9 12z"/>',
}

/** The sign of a verdict: frame and stroke differ in shape, so that it reads without colour. */
export const drawSymbol = (verdict: Verdict, colours: { readonly frame: string; readonly stroke: string }, size = 24): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" class="symbol" viewBox="0 0 24 24" width="${size}" height="${size}" aria-hidden="true">` +
  `<g fill="${colours.frame}">${frames[verdict]}</g>` +
  `<g fill="none" stroke="${colours.stroke}" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">${paths[verdict]}</g></svg>`
