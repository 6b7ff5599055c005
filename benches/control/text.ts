import da from './text/da.json' with { type: 'json' }
import de from './text/de.json' with { type: 'json' }
import en from './text/en.json' with { type: 'json' }
import ko from './text/ko.json' with { type: 'json' }
import sv from './text/sv.json' with { type: 'json' }

type Catalogue = Readonly<Record<string, string>>

const filled = (template: string, values: Catalogue): string => template.replace(/\{(\w+)\}/g, (_, name: string) => values[name])

/** A template that names a condition, for the condition without faults. */
const withoutFaults = (catalogue: Catalogue): Catalogue =>
  Object.fromEntries(
    Object.entries(catalogue)
      .filter(([, template]) => template.includes('{condition}'))
      .map(([key, template]) => [`${key}.plain`, template.replace('{condition}', catalogue['group.no-fault'])]),
  )

/** Every measure has its name and meaning; those of the worst session and of the difference are worded from them. */
function withDerived(catalogue: Catalogue): Catalogue {
  const measures = Object.keys(catalogue).filter((key) => /^measure\.\w+$/.test(key))
  const derived = measures.flatMap((key) => {
    const values = { measure: catalogue[key], about: catalogue[`${key}.about`] }
    return ['worst', 'difference'].flatMap((kind) => {
      const name = `${key}${kind === 'worst' ? 'Worst' : 'Difference'}`
      return [
        [name, filled(catalogue[kind], values)],
        [`${name}.about`, filled(catalogue[`${kind}.about`], values)],
      ]
    })
  })
  return { ...catalogue, ...withoutFaults(catalogue), ...Object.fromEntries(derived) }
}

/** Words of the control bench in the five languages of a report. */
export const text = { en: withDerived(en), de: withDerived(de), da: withDerived(da), sv: withDerived(sv), ko: withDerived(ko) } as const
