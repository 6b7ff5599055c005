import type { Language } from '@vitalbench/bench'
import da from '../text/da.json' with { type: 'json' }
import de from '../text/de.json' with { type: 'json' }
import en from '../text/en.json' with { type: 'json' }
import ko from '../text/ko.json' with { type: 'json' }
import sv from '../text/sv.json' with { type: 'json' }

/** A key of the report's own catalogue. */
export type Key = keyof typeof en

/** The report's own words; every language has the keys and placeholders of the English one. */
export const catalogue: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { en, de, da, sv, ko }
