import { Alert, Button, Card, Group, SimpleGrid, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { Answered, Failure } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import { Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { useAsk, useWrite } from '../app/use-ask.ts'
import { useMe } from '../app/use-me.ts'
import { Decision } from '../gates/decision.tsx'
import { LabTabs } from './lab-tabs.tsx'
import { StatusBadge } from './status-badge.tsx'

const live: ReadonlySet<string> = new Set(['held', 'confirmed', 'at-risk'])

/** A booking with the decision on which it stands, and what can be done about it. */
export function BookingPage() {
  const { say, instant, time, money } = useLanguage()
  const { is } = useMe()
  const { booking } = useParams({ from: '/labs/bookings/$booking' })
  const found = useAsk('labs.booking', { booking })
  const cancel = useWrite('labs.cancel')
  const confirm = useWrite('labs.confirm')
  const begin = useWrite('labs.startUse')
  const end = useWrite('labs.endUse')
  const failed = cancel.error ?? confirm.error ?? begin.error ?? end.error
  const manages = is('labManager', 'centreManager')
  return (
    <Answered of={found}>
      {(shown) => (
        <Page
          title={shown.title}
          about={
            <>
              {instant(shown.start, shown.zone)}–{time(shown.end, shown.zone)} · {shown.site.name} · <StatusBadge status={shown.status} />
            </>
          }
          actions={
            live.has(shown.status) && (
              <>
                {manages && shown.status === 'held' && (
                  <Button onClick={() => confirm.mutate({ booking })}>{say('booking.confirm')}</Button>
                )}
                {manages && shown.status === 'confirmed' && shown.startedAt === null && (
                  <Button variant="default" onClick={() => begin.mutate({ booking })}>
                    {say('booking.begin')}
                  </Button>
                )}
                {manages && shown.startedAt !== null && (
                  <Button variant="default" onClick={() => end.mutate({ booking })}>
                    {say('booking.end')}
                  </Button>
                )}
                {(shown.mine || manages) && (
                  <Button variant="default" color="red" loading={cancel.isPending} onClick={() => cancel.mutate({ booking })}>
                    {say('booking.cancel')}
                  </Button>
                )}
              </>
            )
          }
        >
          <LabTabs />
          {failed && <Failure error={failed} />}
          {shown.because && (
            <Alert color="orange" title={say(`status.${shown.status}`)}>
              {shown.because}
              {shown.until && ` ${say('booking.cureUntil', { when: instant(shown.until, shown.zone) })}`}
            </Alert>
          )}
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
            <Card>
              <Text size="xs" c="dimmed">
                {say('holder')}
              </Text>
              <Link to="/people/$person" params={{ person: shown.holder.id }}>
                {shown.holder.name}
              </Link>
            </Card>
            <Card>
              <Text size="xs" c="dimmed">
                {say('resource')}
              </Text>
              {shown.resources.map(({ id, name }) => (
                <Group key={id}>
                  <Link to="/labs/resources/$resource" params={{ resource: id }}>
                    {name}
                  </Link>
                </Group>
              ))}
            </Card>
            <Card>
              <Text size="xs" c="dimmed">
                {say('mode')}
              </Text>
              <Text>{say(`mode.${shown.mode as 'none'}`)}</Text>
            </Card>
            <Card>
              <Text size="xs" c="dimmed">
                {say('price')}
              </Text>
              <Text>{money(shown.price.total)}</Text>
            </Card>
          </SimpleGrid>
          {shown.decision && <Decision of={shown.decision} />}
        </Page>
      )}
    </Answered>
  )
}
