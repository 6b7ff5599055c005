import type { Tone } from '@vitalbench/bench'
import { tones } from '../../figure/tones.ts'
import type { Words } from '../../words/words.ts'
import type { LegendEntry } from '../report.ts'

/** The word for a tone; null is what was not rated. */
export const toneWord = ({ say }: Words, tone: Tone | null): string => say(tone === null ? 'tone.none' : `tone.${tone}`)

/** The tones that a figure has, from best to worst, with their signs. */
export const tonesLegend = (words: Words, present: readonly (Tone | null)[]): readonly LegendEntry[] =>
  tones.filter((tone) => present.includes(tone)).map((tone) => ({ name: toneWord(words, tone), sign: { of: 'tone', tone } }))
