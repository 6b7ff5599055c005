import type { Centre, Me } from './operations.ts'
import { useAsk } from './use-ask.ts'

/** The centre, and who looks at it; null until that is known. */
export function useMe(): { readonly centre: Centre | null; readonly me: Me | null; readonly is: (...roles: Me['roles']) => boolean } {
  const { data } = useAsk('centre.show', {})
  const me = data?.actor ?? null
  return { centre: data ?? null, me, is: (...roles) => me !== null && roles.some((role) => me.roles.includes(role)) }
}
