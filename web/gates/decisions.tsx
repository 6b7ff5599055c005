import { Badge, Button, Group, Modal, Select, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { Answered } from '../app/failure.tsx'
import { Empty } from '../app/empty.tsx'
import { useLanguage } from '../app/language.tsx'
import { useAsk } from '../app/use-ask.ts'
import { Decision } from './decision.tsx'

const answers = ['allow', 'allow-supervised', 'allow-not-evidence', 'deny'] as const
const colours = { allow: 'teal.9', 'allow-supervised': 'yellow.9', 'allow-not-evidence': 'yellow.9', deny: 'red.9' } as const

function Kept({ decision, close }: { readonly decision: string; readonly close: () => void }) {
  const { say } = useLanguage()
  const found = useAsk('gates.decision', { decision })
  return (
    <Modal opened onClose={close} title={say('decision')} size="lg" closeButtonProps={{ 'aria-label': say('close') }}>
      <Answered of={found}>
        {({ worded, policies, inputs, brokenGlass }) => (
          <Stack gap="sm">
            <Decision of={worded} />
            {brokenGlass && (
              <Text size="sm">
                {say('decision.brokenGlass')} {brokenGlass.role}: {brokenGlass.reason}
              </Text>
            )}
            <div>
              <Text size="xs" c="dimmed">
                {say('policies')}
              </Text>
              <span className="digest">{policies.map(({ id, version }) => `${id} ${version}`).join(', ') || '–'}</span>
            </div>
            <div>
              <Text size="xs" c="dimmed">
                {say('decision.inputs')}
              </Text>
              <span className="digest">{inputs}</span>
            </div>
          </Stack>
        )}
      </Answered>
    </Modal>
  )
}

/** Decisions that were kept, each with what it stood on. */
export function Decisions() {
  const { say, instant } = useLanguage()
  const [answer, setAnswer] = useState<string | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const found = useAsk('gates.decisions', { answer: (answer as 'deny' | null) ?? undefined, limit: 100 })
  return (
    <Stack gap="sm">
      <Group>
        <Select
          aria-label={say('decision.answer')}
          placeholder={say('decision.answer')}
          clearable
          value={answer}
          onChange={setAnswer}
          data={answers.map((value) => ({ value, label: say(`answer.${value}`) }))}
          clearButtonProps={{ 'aria-label': say('clear') }}
        />
      </Group>
      <Answered of={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('decisions.none')}>{say('decisions.noneAbout')}</Empty>
          ) : (
            <Table.ScrollContainer minWidth={640}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{say('decision.answer')}</Table.Th>
                    <Table.Th>{say('name')}</Table.Th>
                    <Table.Th>{say('when')}</Table.Th>
                    <Table.Th>{say('decision.decidedAt')}</Table.Th>
                    <Table.Th>{say('actions')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((row) => (
                    <Table.Tr key={row.decision}>
                      <Table.Td>
                        <Badge color={colours[row.answer]} variant="filled">
                          {say(`answer.${row.answer}`)}
                        </Badge>
                      </Table.Td>
                      <Table.Td>
                        {row.person.name}
                        {row.organisation && (
                          <Text size="xs" c="dimmed">
                            {row.organisation.name}
                          </Text>
                        )}
                      </Table.Td>
                      <Table.Td>{instant(row.start)}</Table.Td>
                      <Table.Td>{instant(row.decidedAt)}</Table.Td>
                      <Table.Td>
                        <Button
                          size="compact-xs"
                          variant="default"
                          onClick={() => setShown(row.decision)}
                          aria-label={say('decision.whyNamed', { name: row.person.name, when: instant(row.start) })}
                        >
                          {say('decision.why')}
                        </Button>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Answered>
      {shown && <Kept decision={shown} close={() => setShown(null)} />}
    </Stack>
  )
}
