import type { Words } from '../../words/words.ts'
import type { Cell, LegendEntry, PrintedTable } from '../report.ts'

/** What stands in words beside the drawing of a figure; `description` stands in for it. */
export interface FigureText {
  readonly description: string
  readonly legend: readonly LegendEntry[]
  readonly data: readonly PrintedTable[]
}

/** A number of a description: three significant digits. */
export const short = ({ number }: Words, value: number): string => number(Number(value.toPrecision(3)))

/** A number of a data table: four significant digits, a dash where there is none. */
export const exact = ({ number }: Words, value: number | undefined): Cell => ({
  text: value === undefined ? '–' : number(Number(value.toPrecision(4))),
})

/** A range of an axis in a description; one number if it has no length. */
export const span = (words: Words, from: number, to: number): string =>
  from === to ? short(words, from) : words.say('interval.range', { low: short(words, from), high: short(words, to) })
