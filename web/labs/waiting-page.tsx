import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core'
import { Answered, Failure } from '../app/failure.tsx'
import { Empty } from '../app/empty.tsx'
import { useLanguage } from '../app/language.tsx'
import { Page } from '../app/page.tsx'
import { useAsk, useWrite } from '../app/use-ask.ts'
import { useMe } from '../app/use-me.ts'
import { LabTabs } from './lab-tabs.tsx'

/** Who waits for what, and what is on offer. */
export function WaitingPage() {
  const { say, instant, time } = useLanguage()
  const { is } = useMe()
  const found = useAsk('labs.waiting', { all: is('labManager', 'centreManager') })
  const accept = useWrite('labs.acceptOffer')
  const decline = useWrite('labs.declineOffer')
  const leave = useWrite('labs.leaveWaiting')
  const failed = accept.error ?? decline.error ?? leave.error
  return (
    <Page title={say('labs.waiting')} about={say('waiting.about')}>
      <LabTabs />
      {failed && <Failure error={failed} />}
      <Answered of={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('waiting.none')}>{say('waiting.noneAbout')}</Empty>
          ) : (
            <Stack gap="sm">
              {rows.map((row) => (
                <Card key={row.waiting}>
                  <Group justify="space-between">
                    <div>
                      <Text fw={600}>{row.title}</Text>
                      <Text size="sm" c="dimmed">
                        {instant(row.start, row.zone)}–{time(row.end, row.zone)} · {row.resources.map(({ name }) => name).join(', ')} ·{' '}
                        {row.person.name}
                      </Text>
                      {row.offeredUntil && <Text size="sm">{say('waiting.offered', { when: instant(row.offeredUntil, row.zone) })}</Text>}
                    </div>
                    <Group gap="xs">
                      {row.place !== null && row.status === 'waiting' && (
                        <Badge variant="default">{say('waiting.place', { place: row.place })}</Badge>
                      )}
                      {row.status === 'offered' && row.mine && (
                        <>
                          <Button size="xs" onClick={() => accept.mutate({ waiting: row.waiting })}>
                            {say('waiting.accept')}
                          </Button>
                          <Button size="xs" variant="default" onClick={() => decline.mutate({ waiting: row.waiting })}>
                            {say('waiting.decline')}
                          </Button>
                        </>
                      )}
                      {row.status === 'waiting' && (
                        <Button size="xs" variant="subtle" onClick={() => leave.mutate({ waiting: row.waiting })}>
                          {say('waiting.leave')}
                        </Button>
                      )}
                    </Group>
                  </Group>
                </Card>
              ))}
            </Stack>
          )
        }
      </Answered>
    </Page>
  )
}
