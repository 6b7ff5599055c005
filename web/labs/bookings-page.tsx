import { Group, Select, Switch, Table, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Answered } from '../app/failure.tsx'
import { Empty } from '../app/empty.tsx'
import { useLanguage } from '../app/language.tsx'
import { Link, LinkButton } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'
import { LabTabs } from './lab-tabs.tsx'
import { StatusBadge } from './status-badge.tsx'

const statuses = ['held', 'confirmed', 'at-risk', 'cancelled', 'used', 'no-show'] as const

/** Bookings as a list. */
export function BookingsPage() {
  const { say, instant, time, money } = useLanguage()
  const [text, setText] = useState('')
  const [mine, setMine] = useState(false)
  const [status, setStatus] = useState<string | null>(null)
  const [search] = useDebouncedValue(text, 200)
  const found = useAsk('labs.bookings', { search: search || undefined, mine, status: (status as 'held' | null) ?? undefined, limit: 100 })
  return (
    <Page title={say('labs.bookings')}>
      <LabTabs />
      <Group>
        <TextInput
          aria-label={say('search')}
          placeholder={say('search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          aria-label={say('state')}
          placeholder={say('state')}
          clearable
          value={status}
          onChange={setStatus}
          data={statuses.map((value) => ({ value, label: say(`status.${value}`) }))}
          clearButtonProps={{ 'aria-label': say('clear') }}
        />
        <Switch label={say('mine')} checked={mine} onChange={(event) => setMine(event.currentTarget.checked)} />
      </Group>
      <Answered of={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('home.noBookings')} action={<LinkButton to="/labs">{say('labs.calendar')}</LinkButton>}>
              {say('home.noBookingsAbout')}
            </Empty>
          ) : (
            <Table.ScrollContainer minWidth={680}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{say('state')}</Table.Th>
                    <Table.Th>{say('booking')}</Table.Th>
                    <Table.Th>{say('when')}</Table.Th>
                    <Table.Th>{say('resource')}</Table.Th>
                    <Table.Th>{say('holder')}</Table.Th>
                    <Table.Th ta="right">{say('price')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((row) => (
                    <Table.Tr key={row.booking}>
                      <Table.Td>
                        <StatusBadge status={row.status} />
                      </Table.Td>
                      <Table.Td>
                        <Link to="/labs/bookings/$booking" params={{ booking: row.booking }}>
                          {row.title}
                        </Link>
                      </Table.Td>
                      <Table.Td>
                        {instant(row.start, row.zone)}–{time(row.end, row.zone)}
                      </Table.Td>
                      <Table.Td>{row.resources.map(({ name }) => name).join(', ')}</Table.Td>
                      <Table.Td>{row.holder.name}</Table.Td>
                      <Table.Td ta="right">{row.price.minor > 0 ? money(row.price) : '–'}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Answered>
    </Page>
  )
}
