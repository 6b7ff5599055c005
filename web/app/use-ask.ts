import { useDocumentVisibility } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { addressOf, read, write } from './ask.ts'
import type { Refusal } from './ask.ts'
import { follow } from './follow.ts'
import type { Answer, Input, Name } from './operations.ts'
import { useLanguage } from './language.tsx'

/** The answer to a read, kept and shared among all that ask the same. */
export function useAsk<Asked extends Name>(name: Asked, input: Input<Asked>, { enabled = true }: { readonly enabled?: boolean } = {}) {
  const { language } = useLanguage()
  return useQuery<Answer<Asked>, Refusal>({
    queryKey: [name, input, language],
    queryFn: ({ signal }) => read(name, input, signal),
    enabled,
    placeholderData: (before) => before,
  })
}

/** The same, anew whenever it changes, as long as it is wanted. */
export function useLive<Asked extends Name>(name: Asked, input: Input<Asked>, { live }: { readonly live: boolean }) {
  const { language } = useLanguage()
  const client = useQueryClient()
  const address = addressOf(name, input as object)
  // A browser keeps few lines open to one host, so that a page which nobody looks at gives its own back.
  const isSeen = useDocumentVisibility() !== 'hidden'
  useEffect(() => {
    if (!live || !isSeen) return
    const ending = new AbortController()
    void follow(address, { language, signal: ending.signal, take: (answer) => client.setQueryData([name, input, language], answer) })
    return () => ending.abort()
    // The address holds the whole input.
  }, [address, live, language, isSeen])
  return useAsk(name, input)
}

/** Asks a write; what others have read is read again. */
export function useWrite<Asked extends Name>(name: Asked, then?: (answer: Answer<Asked>) => void) {
  const client = useQueryClient()
  return useMutation<Answer<Asked>, Refusal, Input<Asked>>({
    mutationFn: (input) => write(name, input),
    onSuccess: async (answer) => {
      then?.(answer)
      await client.invalidateQueries()
    },
  })
}
