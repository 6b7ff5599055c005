import { Text } from '@mantine/core'
import { createContext, use } from 'react'
import type { Answer } from '../app/operations.ts'

/** A place in a study: keys and positions from the top. */
export type Path = readonly (string | number)[]

type Mistake = Answer<'studies.check'>['mistakes'][number]

/** The mistakes of a study, for the fields of its form. */
export const MistakesOfStudy = createContext<readonly Mistake[]>([])

/** Words the mistakes that stand at a place of the study itself; null if there is none. */
export function useMistakes(): (path: Path) => string | null {
  const mistakes = use(MistakesOfStudy)
  return (path) => {
    const wanted = path.join('\n')
    const found = mistakes.filter((mistake) => mistake.file === null && mistake.path.join('\n') === wanted)
    return found.length === 0 ? null : found.map(({ message, cure }) => `${message} → ${cure}`).join(' ')
  }
}

/** The mistakes of a group of fields. */
export function MistakeAt({ path }: { readonly path: Path }) {
  const at = useMistakes()(path)
  return (
    at && (
      <Text size="xs" c="var(--fail)" role="alert">
        {at}
      </Text>
    )
  )
}
