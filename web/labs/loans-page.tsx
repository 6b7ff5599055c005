import { Badge, Button, Group, Modal, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Answered, Failure } from '../app/failure.tsx'
import { Empty } from '../app/empty.tsx'
import { useLanguage } from '../app/language.tsx'
import type { Answer } from '../app/operations.ts'
import { Page } from '../app/page.tsx'
import { useAsk, useWrite } from '../app/use-ask.ts'
import { useMe } from '../app/use-me.ts'
import { LabTabs } from './lab-tabs.tsx'

type Item = Answer<'labs.loanItems'>['rows'][number]

function Lend({ item, close }: { readonly item: Item; readonly close: () => void }) {
  const { say } = useLanguage()
  const people = useAsk('people.list', { limit: 500 })
  const [person, setPerson] = useState<string | null>(null)
  const [due, setDue] = useState('')
  const lend = useWrite('labs.lend', close)
  return (
    <Modal opened onClose={close} title={say('loan.lendNamed', { name: item.name })} closeButtonProps={{ 'aria-label': say('close') }}>
      <Stack gap="sm">
        {lend.error && <Failure error={lend.error} />}
        <Select
          label={say('name')}
          searchable
          value={person}
          onChange={setPerson}
          data={(people.data?.rows ?? []).map((row) => ({ value: row.person, label: row.name }))}
        />
        <TextInput type="date" label={say('loan.due')} value={due} onChange={(event) => setDue(event.currentTarget.value)} />
        <Button
          disabled={person === null || due === ''}
          loading={lend.isPending}
          onClick={() => lend.mutate({ item: item.item, person: person!, due: new Date(`${due}T16:00`).toISOString() })}
        >
          {say('loan.lend')}
        </Button>
      </Stack>
    </Modal>
  )
}

/** The loan pool. */
export function LoansPage() {
  const { say, instant } = useLanguage()
  const { is } = useMe()
  const found = useAsk('labs.loanItems', { limit: 200 })
  const [lending, setLending] = useState<Item | null>(null)
  const take = useWrite('labs.takeBack')
  const wipe = useWrite('labs.confirmWipe')
  const failed = take.error ?? wipe.error
  const manages = is('labManager', 'centreManager')
  return (
    <Page title={say('labs.loans')} about={say('loans.about')}>
      <LabTabs />
      {failed && <Failure error={failed} />}
      <Answered of={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('loans.none')} />
          ) : (
            <Table.ScrollContainer minWidth={640}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{say('loan.item')}</Table.Th>
                    <Table.Th>{say('state')}</Table.Th>
                    <Table.Th>{say('holder')}</Table.Th>
                    {manages && <Table.Th>{say('actions')}</Table.Th>}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((row) => (
                    <Table.Tr key={row.item}>
                      <Table.Td>
                        {row.name}
                        <Text size="xs" c="dimmed">
                          {row.platform} · {row.serial} · {row.site.name}
                        </Text>
                      </Table.Td>
                      <Table.Td>
                        <Badge variant={row.overdue ? 'filled' : 'default'} color={row.overdue ? 'red.9' : undefined}>
                          {say(row.overdue ? 'loan.overdue' : `loan.${row.state}`)}
                        </Badge>
                      </Table.Td>
                      <Table.Td>
                        {row.loan && row.loan.returnedAt === null && (
                          <>
                            {row.loan.person.name}
                            <Text size="xs" c="dimmed">
                              {say('until', { when: instant(row.loan.due) })}
                            </Text>
                          </>
                        )}
                      </Table.Td>
                      {manages && (
                        <Table.Td>
                          <Group gap="xs">
                            {row.state === 'available' && (
                              <Button
                                size="compact-xs"
                                onClick={() => setLending(row)}
                                aria-label={say('loan.lendNamed', { name: row.name })}
                              >
                                {say('loan.lend')}
                              </Button>
                            )}
                            {row.state === 'lent' && row.loan && (
                              <Button
                                size="compact-xs"
                                variant="default"
                                onClick={() => take.mutate({ loan: row.loan!.loan, condition: 'good' })}
                                aria-label={say('loan.takeBackNamed', { name: row.name })}
                              >
                                {say('loan.takeBack')}
                              </Button>
                            )}
                            {row.state === 'to-wipe' && row.loan && (
                              <Button
                                size="compact-xs"
                                variant="default"
                                onClick={() => wipe.mutate({ loan: row.loan!.loan, method: 'factory reset' })}
                                aria-label={say('loan.wipedNamed', { name: row.name })}
                              >
                                {say('loan.wiped')}
                              </Button>
                            )}
                          </Group>
                        </Table.Td>
                      )}
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Answered>
      {lending && <Lend item={lending} close={() => setLending(null)} />}
    </Page>
  )
}
