import type { Figure, Language, Verdict } from '@vitalbench/bench'
import type { Sign } from '../figure/swatch.ts'

/** What a sign shows: a verdict, or that something is absent. */
export type State = Verdict | 'absent'

/** A cell of a printed table; `note` is a second, quieter line, `missing` a value that has a reason instead. */
export interface Cell {
  readonly text: string
  readonly note?: string
  readonly strong?: boolean
  readonly missing?: boolean
  readonly code?: boolean
  readonly state?: State
}

/** A printed table. `stack`: on a narrow screen its rows become cards instead of scrolling; `lead`: its first column holds long words. */
export interface PrintedTable {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly { readonly title: string; readonly kind: 'text' | 'number' }[]
  readonly rows: readonly (readonly Cell[])[]
  readonly note?: string
  readonly stack?: boolean
  readonly lead?: boolean
}

/** An entry of a legend: a sign as it looks in the drawing, and its name. */
export interface LegendEntry {
  readonly name: string
  readonly sign: Sign
}

/** A figure with its words; `description` stands in for the picture. */
export interface PrintedFigure {
  readonly kind: 'figure'
  readonly figure: Figure
  readonly title: string
  readonly caption: string
  readonly description: string
  readonly legend: readonly LegendEntry[]
  readonly data: readonly PrintedTable[]
}

/** Names and values, such as the identity of a product. */
export interface Facts {
  readonly kind: 'facts'
  readonly title?: string
  readonly rows: readonly { readonly name: string; readonly value: string; readonly code?: boolean }[]
}

/** What a section is made of. `details` is folded on a screen; on paper it is printed if `paper` says so. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string; readonly strong?: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'command'; readonly text: string; readonly command: string }
  | { readonly kind: 'details'; readonly summary: string; readonly blocks: readonly Block[]; readonly paper: boolean }
  | Facts
  | PrintedTable
  | PrintedFigure

/** A numbered section of the report. */
export interface Section {
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
}

/** The small picture beside a criterion: estimate, interval, and the range that the limit allows (null: open). */
export interface IntervalGraphic {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly allowed: readonly [low: number | null, high: number | null]
  readonly labels: readonly string[]
  readonly description: string
}

/** A judged criterion in words. */
export interface CriterionRow {
  readonly id: string
  readonly text: string
  readonly measure: string
  readonly limit: string
  readonly rule: string
  readonly value: string
  readonly interval: string | null
  readonly verdict: Verdict
  readonly word: string
  readonly why: string
  readonly more: string | null
  readonly graphic: IntervalGraphic
}

/** The whole report in the words of one language, without any markup: HTML and PDF are two prints of it. */
export interface Report {
  readonly language: Language
  readonly kind: string
  readonly title: string
  readonly question: string
  readonly verdict: { readonly state: Verdict; readonly word: string; readonly count: string }
  readonly meaning: {
    readonly title: string
    readonly findings: readonly { readonly text: string; readonly items: readonly string[] }[]
    readonly scope: string
  }
  readonly limits: { readonly title: string; readonly text: string; readonly items: readonly string[] }
  readonly purpose: { readonly title: string; readonly text: string }
  readonly glance: Facts
  readonly cautions: { readonly title: string; readonly items: readonly string[] }
  readonly criteria: { readonly title: string; readonly intro: string; readonly caption: string; readonly rows: readonly CriterionRow[] }
  readonly sections: readonly Section[]
  readonly footer: string
  readonly evidenceDigest: string
}
