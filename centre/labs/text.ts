import da from './text/da.json' with { type: 'json' }
import de from './text/de.json' with { type: 'json' }
import en from './text/en.json' with { type: 'json' }
import ko from './text/ko.json' with { type: 'json' }
import sv from './text/sv.json' with { type: 'json' }

/** Words of the labs in five languages. */
export const text = { en, de, da, sv, ko } as const
