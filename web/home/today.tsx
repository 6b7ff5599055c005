import { Group, Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import { Answered } from '../app/failure.tsx'
import { Empty } from '../app/empty.tsx'
import { useLanguage } from '../app/language.tsx'
import { Link } from '../app/link.tsx'
import { Part } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'
import { StatusBadge } from '../labs/status-badge.tsx'

const week = 7 * 86_400_000

/** Bookings of this week that the reader has to do with. */
export function Today() {
  const { say, instant, time } = useLanguage()
  const range = useMemo(() => {
    const from = new Date()
    from.setHours(0, 0, 0, 0)
    return { from: from.toISOString(), until: new Date(from.getTime() + week).toISOString() }
  }, [])
  const found = useAsk('labs.bookings', { ...range, order: 'soonest', limit: 8 })
  return (
    <Part title={say('home.bookings')} aside={<Link to="/labs">{say('home.calendar')}</Link>}>
      <Answered of={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('home.noBookings')}>{say('home.noBookingsAbout')}</Empty>
          ) : (
            <Stack gap="xs">
              {rows.map(({ booking, title, start, end, zone, resources, status }) => (
                <Group key={booking} justify="space-between" wrap="nowrap" align="flex-start">
                  <div style={{ minWidth: 0 }}>
                    <Link to="/labs/bookings/$booking" params={{ booking }}>
                      {title}
                    </Link>
                    <Text size="xs" c="dimmed">
                      {instant(start, zone)}–{time(end, zone)} · {resources.map(({ name }) => name).join(', ')}
                    </Text>
                  </div>
                  <StatusBadge status={status} />
                </Group>
              ))}
            </Stack>
          )
        }
      </Answered>
    </Part>
  )
}
