import { Button, List, Text } from '@mantine/core'
import { useLanguage } from '../app/language.tsx'
import type { Answer } from '../app/operations.ts'
import { useWrite } from '../app/use-ask.ts'

type Decision = NonNullable<Answer<'labs.check'>['decision']>

/** A course run that cures a reason, one click away. */
function Enrol({ run, cure }: { readonly run: string; readonly cure: string }) {
  const { say } = useLanguage()
  const enrol = useWrite('gates.enrol')
  return (
    <Button
      size="compact-xs"
      variant="default"
      ml={6}
      disabled={enrol.isSuccess}
      loading={enrol.isPending}
      onClick={() => enrol.mutate({ run })}
      aria-label={say('course.enrolNamed', { name: cure })}
    >
      {enrol.isSuccess ? say(`course.${enrol.data.status === 'waiting' ? 'waiting' : 'enrolled'}`) : say('course.enrol')}
    </Button>
  )
}

/** Reasons against a gate, each with its cures, and the rule behind it. */
export function Reasons({ reasons }: { readonly reasons: Decision['reasons'] }) {
  const { say } = useLanguage()
  if (reasons.length === 0) return null
  return (
    <List size="sm" spacing="xs">
      {reasons.map(({ code, text, cures, sources }, k) => (
        <List.Item key={`${code} ${k}`}>
          <Text size="sm" fw={550}>
            {text}
          </Text>
          {cures.map((cure, j) => (
            <Text key={j} size="sm" component="div">
              → {cure.text}
              {cure.contact && ` (${cure.contact})`} {cure.opens.join(' ')}
              {cure.run && <Enrol run={cure.run} cure={cure.text} />}
            </Text>
          ))}
          {sources.map(({ policy, version, source }) => (
            <Text key={`${policy} ${version}`} size="xs">
              {say('gate.source', { source })}
            </Text>
          ))}
        </List.Item>
      ))}
    </List>
  )
}
