import { Alert, Stack, Text } from '@mantine/core'
import { IconDoor, IconDoorOff } from '@tabler/icons-react'
import { useLanguage } from '../app/language.tsx'
import type { Answer } from '../app/operations.ts'
import { Reasons } from './reasons.tsx'

/** What a gate says: its answer, every reason with its cures, and when it opens. */
export function Decision({ of }: { readonly of: NonNullable<Answer<'labs.check'>['decision']> }) {
  const { say } = useLanguage()
  const isClosed = of.answer === 'deny'
  return (
    <Alert
      color={isClosed ? 'red' : of.answer === 'allow' ? 'teal' : 'yellow'}
      title={of.title}
      icon={isClosed ? <IconDoorOff aria-hidden /> : <IconDoor aria-hidden />}
      role="status"
    >
      <Stack gap="xs">
        {of.conditions.map((condition) => (
          <Text key={condition} size="sm">
            {condition}
          </Text>
        ))}
        <Reasons reasons={of.reasons} />
        {isClosed && of.opens.afterCures.length > 0 && (
          <Text size="sm">
            {say('gate.afterCures')} {of.opens.afterCures.join('; ')}
          </Text>
        )}
      </Stack>
    </Alert>
  )
}
