import type { Language } from '@vitalbench/kernel/language'
import { useLanguage } from './language.tsx'
import { useWrite } from './use-ask.ts'
import { useMe } from './use-me.ts'

/** Chooses a language: for this browser, and with an account for everything that the centre says to its holder. */
export function useChooseLanguage(): (next: Language) => void {
  const { setLanguage } = useLanguage()
  const { me } = useMe()
  const update = useWrite('people.updateProfile')
  return (next) => {
    setLanguage(next)
    if (me?.kind === 'person') update.mutate({ language: next })
  }
}
