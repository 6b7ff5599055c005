import { Alert, Button, Card, Group, Progress, ScrollArea, SimpleGrid, Stack, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { Answered, Failure } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import { Link, LinkButton } from '../app/link.tsx'
import { Page, Part } from '../app/page.tsx'
import { useAsk, useLive, useWrite } from '../app/use-ask.ts'
import { Verdict } from '../app/verdict.tsx'

const over: ReadonlySet<string> = new Set(['stopped', 'finished', 'failed'])

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <Card p="sm">
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text fz="lg" fw={600}>
        {value}
      </Text>
    </Card>
  )
}

/** A run as it goes: progress, time left, log; stop and resume. */
export function RunPage() {
  const { say, number, time } = useLanguage()
  const { run } = useParams({ from: '/runs/$run' })
  const first = useAsk('runs.show', { run })
  const found = useLive('runs.show', { run }, { live: first.data === undefined || !over.has(first.data.state) })
  const stop = useWrite('runs.stop')
  const resume = useWrite('runs.resume')
  return (
    <Answered of={found}>
      {({ title, state, product, version, cases, casesPerSecond, secondsLeft, workers, log, evidence, verdict, failure, mine, study }) => (
        <Page
          title={title}
          about={
            <>
              {product} {version} · <span role="status">{say(`run.${state}`)}</span> ·{' '}
              <Link to="/studies/$study" params={{ study }}>
                {say('study')}
              </Link>
            </>
          }
          actions={
            mine && (
              <>
                {(state === 'running' || state === 'queued') && (
                  <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate({ run })}>
                    {say('run.stop')}
                  </Button>
                )}
                {(state === 'stopped' || state === 'failed') && (
                  <Button loading={resume.isPending} onClick={() => resume.mutate({ run })}>
                    {say('run.resume')}
                  </Button>
                )}
              </>
            )
          }
        >
          {(stop.error ?? resume.error) && <Failure error={(stop.error ?? resume.error)!} />}
          {failure && <Failure error={failure} />}
          {evidence && verdict && (
            <Alert color={verdict === 'pass' ? 'teal' : verdict === 'fail' ? 'red' : 'yellow'} title={say('run.evidence')}>
              <Group>
                <Verdict of={verdict} />
                <LinkButton to="/evidence/$evidence" params={{ evidence }}>
                  {say('run.readEvidence')}
                </LinkButton>
              </Group>
            </Alert>
          )}
          {!evidence && (
            <Progress
              size="xl"
              value={cases.total ? (100 * cases.done) / cases.total : 0}
              animated={!over.has(state)}
              aria-label={say('run.progress', { done: number(cases.done), total: number(cases.total ?? cases.done) })}
            />
          )}
          <SimpleGrid cols={{ base: 2, sm: 4 }}>
            <Figure name={say('run.cases')} value={`${number(cases.done)} / ${cases.total === null ? '–' : number(cases.total)}`} />
            <Figure name={say('run.unanswered')} value={number(cases.failed)} />
            <Figure name={say('run.pace')} value={casesPerSecond > 0 ? number(casesPerSecond, { maximumSignificantDigits: 3 }) : '–'} />
            <Figure
              name={say(secondsLeft === null ? 'run.workers' : 'run.timeLeft')}
              value={secondsLeft === null ? number(workers) : say('run.left', { seconds: secondsLeft })}
            />
          </SimpleGrid>
          <Part title={say('run.log')}>
            <Card p="sm">
              <ScrollArea.Autosize mah={320} viewportProps={{ tabIndex: 0 }}>
                <Stack gap={2}>
                  {log.map(({ at, text }, k) => (
                    <Text key={k} size="sm">
                      <Text span c="dimmed" size="xs">
                        {time(at)}
                      </Text>{' '}
                      {text}
                    </Text>
                  ))}
                </Stack>
              </ScrollArea.Autosize>
            </Card>
          </Part>
        </Page>
      )}
    </Answered>
  )
}
