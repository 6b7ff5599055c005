import { Button, Card, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Answered, Failure } from '../app/failure.tsx'
import { Empty } from '../app/empty.tsx'
import { useLanguage } from '../app/language.tsx'
import { Link } from '../app/link.tsx'
import type { Answer } from '../app/operations.ts'
import { useAsk, useWrite } from '../app/use-ask.ts'
import { addDays, dayAt } from './clock.ts'
import { StatusBadge } from './status-badge.tsx'

type Sites = Answer<'labs.sites'>['rows']
type Visit = Answer<'labs.doors'>['rooms'][number]['visits'][number]

function Coming({ visit, zone }: { readonly visit: Visit; readonly zone: string }) {
  const { say, time } = useLanguage()
  const begin = useWrite('labs.startUse')
  const end = useWrite('labs.endUse')
  const absent = useWrite('labs.markNoShow')
  const failed = begin.error ?? end.error ?? absent.error
  return (
    <Table.Tr>
      <Table.Td>
        {time(visit.doorFrom, zone)}–{time(visit.doorUntil, zone)}
        <Text size="xs" c="dimmed">
          {say('doors.use', { from: time(visit.start, zone), until: time(visit.end, zone) })}
        </Text>
      </Table.Td>
      <Table.Td>
        <Link to="/labs/bookings/$booking" params={{ booking: visit.booking }}>
          {visit.holder.name}
        </Link>
        <Text size="xs" c="dimmed">
          {[visit.organisation?.name, say('people.count', { count: visit.people }), ...visit.with.map(({ name }) => name)]
            .filter((part) => part)
            .join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td>{say(`mode.${visit.mode as 'none'}`)}</Table.Td>
      <Table.Td>
        <StatusBadge status={visit.status} />
      </Table.Td>
      <Table.Td>
        <Group gap={4}>
          {visit.status === 'confirmed' && !visit.started && (
            <>
              <Button
                size="compact-xs"
                onClick={() => begin.mutate({ booking: visit.booking })}
                aria-label={say('doors.hasCome', { name: visit.holder.name })}
              >
                {say('booking.begin')}
              </Button>
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                onClick={() => absent.mutate({ booking: visit.booking })}
                aria-label={say('doors.hasNotCome', { name: visit.holder.name })}
              >
                {say('booking.noShow')}
              </Button>
            </>
          )}
          {visit.started && visit.status === 'confirmed' && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => end.mutate({ booking: visit.booking })}
              aria-label={say('doors.hasLeft', { name: visit.holder.name })}
            >
              {say('booking.end')}
            </Button>
          )}
        </Group>
        {failed && <Failure error={failed} />}
      </Table.Td>
    </Table.Tr>
  )
}

/** Who comes through which door on a day, and whether they have come. */
export function Doors({ sites }: { readonly sites: Sites }) {
  const { say } = useLanguage()
  const [siteId, setSite] = useState(sites[0].site)
  const site = sites.find((each) => each.site === siteId) ?? sites[0]
  const [day, setDay] = useState(() => dayAt(new Date(), site.zone))
  const found = useAsk('labs.doors', { site: site.site, day }, { enabled: day !== '' })
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="xs">
        <Select
          label={say('site')}
          value={site.site}
          onChange={(next) => next && setSite(next)}
          data={sites.map((each) => ({ value: each.site, label: each.name }))}
          allowDeselect={false}
        />
        <TextInput type="date" label={say('day')} value={day} onChange={(event) => setDay(event.currentTarget.value)} />
        <Button variant="default" px="xs" onClick={() => setDay(addDays(day, -1))} aria-label={say('earlier')}>
          ‹
        </Button>
        <Button variant="default" px="xs" onClick={() => setDay(addDays(day, 1))} aria-label={say('later')}>
          ›
        </Button>
      </Group>
      <Answered of={found}>
        {({ rooms, zone }) =>
          rooms.length === 0 ? (
            <Empty title={say('doors.none')}>{say('doors.noneAbout')}</Empty>
          ) : (
            rooms.map(({ room, visits }) => (
              <Card key={room.id} p="sm">
                <Text fw={600}>{room.name}</Text>
                <Table.ScrollContainer minWidth={560}>
                  <Table>
                    <Table.Thead>
                      <Table.Tr>
                        <Table.Th>{say('doors.door')}</Table.Th>
                        <Table.Th>{say('holder')}</Table.Th>
                        <Table.Th>{say('mode')}</Table.Th>
                        <Table.Th>{say('state')}</Table.Th>
                        <Table.Th>{say('actions')}</Table.Th>
                      </Table.Tr>
                    </Table.Thead>
                    <Table.Tbody>
                      {visits.map((visit) => (
                        <Coming key={visit.booking} visit={visit} zone={zone} />
                      ))}
                    </Table.Tbody>
                  </Table>
                </Table.ScrollContainer>
              </Card>
            ))
          )
        }
      </Answered>
    </Stack>
  )
}
