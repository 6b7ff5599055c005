import type { State } from '../content/report.ts'

// Frame and stroke differ in shape, so that a state reads without its colour: disc, square, ring with a question, ring with a dash.
const signs: Readonly<Record<State, (colour: string, paper: string) => string>> = {
  pass: (colour, paper) => `<circle cx="12" cy="12" r="10.5" fill="${colour}"/><path d="M6.8 12.4l3.6 3.6 7-7.8" stroke="${paper}"/>`,
  fail: (colour, paper) =>
    `<rect x="1.5" y="1.5" width="21" height="21" rx="3" fill="${colour}"/><path d="M8 8l8 8M16 8l-8 8" stroke="${paper}"/>`,
  inconclusive: (colour) =>
    `<circle cx="12" cy="12" r="10" stroke="${colour}"/><path d="M9 9.7a3 3 0 1 1 4.5 2.6c-1.1.6-1.5 1.1-1.5 2M12 17.2v.05" stroke="${colour}"/>`,
  absent: (colour) => `<circle cx="12" cy="12" r="10" stroke="${colour}"/><path d="M7.5 12h9" stroke="${colour}"/>`,
}

/** The sign of a verdict, or of something that is absent. */
export const drawSymbol = (state: State, colours: { readonly sign: string; readonly paper: string }, size = 24): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" class="symbol" viewBox="0 0 24 24" width="${size}" height="${size}" aria-hidden="true" ` +
  `fill="none" stroke-width="2.3" stroke-linecap="round" stroke-linejoin="round">${signs[state](colours.sign, colours.paper)}</svg>`
