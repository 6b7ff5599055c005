import { Alert, Loader, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Refusal } from './ask.ts'
import { useLanguage } from './language.tsx'

/** Says what was refused, and what to do. */
export function Failure({ error }: { readonly error: Pick<Refusal, 'message'> & Partial<Pick<Refusal, 'code' | 'cure'>> }) {
  const { say } = useLanguage()
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} aria-hidden />} title={say('failure')} role="alert">
      <Text size="sm">{error.message}</Text>
      {error.cure && <Text size="sm">→ {error.cure}</Text>}
      {error.code && (
        <Text size="xs" ff="monospace">
          {error.code}
        </Text>
      )}
    </Alert>
  )
}

/** Shows an answer once it is there, and until then that it comes, or why not. */
export function Answered<Data>({
  of: { data, error },
  children,
}: {
  readonly of: { readonly data?: Data | undefined; readonly error: Refusal | null }
  readonly children: (data: Data) => ReactNode
}) {
  const { say } = useLanguage()
  if (error) return <Failure error={error} />
  if (data === undefined) return <Loader size="sm" aria-label={say('loading')} />
  return children(data)
}
