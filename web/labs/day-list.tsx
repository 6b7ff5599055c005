import { Button, Card, Group, Stack, Text } from '@mantine/core'
import { useLanguage } from '../app/language.tsx'
import { Link } from '../app/link.tsx'
import { dayAt } from './clock.ts'
import { useEntryName } from './entry.tsx'
import type { Bookable, Entry } from './entry.tsx'
import { StatusBadge } from './status-badge.tsx'

/** A week as a list of days, for a narrow screen. */
export function DayList({
  days,
  zone,
  rows,
  resources,
  pick,
}: {
  readonly days: readonly string[]
  readonly zone: string
  readonly rows: readonly Entry[]
  readonly resources: readonly Bookable[]
  readonly pick: (day: string, minutes: number) => void
}) {
  const { say, day: printDay, time } = useLanguage()
  const nameOf = useEntryName()
  const places = new Map(resources.map(({ resource, name }) => [resource, name]))
  return (
    <Stack gap="sm">
      {days.map((day) => {
        const entries = rows.filter(({ start }) => dayAt(new Date(start), zone) === day)
        return (
          <Card key={day} p="sm">
            <Group justify="space-between">
              <Text fw={600}>{printDay(day)}</Text>
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => pick(day, 9 * 60)}
                aria-label={say('bookOn', { day: printDay(day) })}
              >
                {say('book')}
              </Button>
            </Group>
            {entries.length === 0 && (
              <Text size="sm" c="dimmed">
                {say('free')}
              </Text>
            )}
            {entries.map((entry) => (
              <Group key={entry.id} justify="space-between" wrap="nowrap" mt={4}>
                <div style={{ minWidth: 0 }}>
                  {entry.kind === 'booking' && entry.title !== null ? (
                    <Link to="/labs/bookings/$booking" params={{ booking: entry.id }}>
                      {nameOf(entry)}
                    </Link>
                  ) : (
                    <Text>{nameOf(entry)}</Text>
                  )}
                  <Text size="xs" c="dimmed">
                    {time(entry.start, zone)}–{time(entry.end, zone)} ·{' '}
                    {entry.resources
                      .map((id) => places.get(id))
                      .filter((name) => name)
                      .join(', ')}
                  </Text>
                </div>
                {entry.status && <StatusBadge status={entry.status} />}
              </Group>
            ))}
          </Card>
        )
      })}
    </Stack>
  )
}
