import { Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { Failure } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import { Link, LinkButton } from '../app/link.tsx'
import { Page, Part } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'
import { useMe } from '../app/use-me.ts'
import { useRunExample } from '../studies/use-run-example.ts'
import { Attention } from './attention.tsx'
import { Running } from './running.tsx'
import { Today } from './today.tsx'

/** Examples of every bench, each run by one click. */
function Examples() {
  const { say } = useLanguage()
  const { data } = useAsk('studies.benches', {})
  const { run, running, error } = useRunExample()
  return (
    <Stack gap="sm">
      {error && <Failure error={error} />}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {data?.rows.flatMap(({ title: bench, examples }) =>
          examples.map(({ name, title, question }) => (
            <Card key={name}>
              <Stack gap="xs" h="100%">
                <Text size="xs" c="dimmed">
                  {bench}
                </Text>
                <Text fw={600}>{title}</Text>
                <Text size="sm" c="dimmed" lineClamp={3}>
                  {question}
                </Text>
                <Button
                  mt="auto"
                  leftSection={<IconPlayerPlay size={16} aria-hidden />}
                  loading={running === name}
                  disabled={running !== null}
                  onClick={() => run(name)}
                  aria-label={say('home.runNamed', { title })}
                >
                  {say('home.run')}
                </Button>
              </Stack>
            </Card>
          )),
        )}
      </SimpleGrid>
    </Stack>
  )
}

function Welcome() {
  const { say } = useLanguage()
  const { centre } = useMe()
  return (
    <Card p={{ base: 'md', sm: 'xl' }} bg="var(--allowed)">
      <Stack gap="sm" maw={760}>
        <Title order={2} fz={{ base: '1.5rem', sm: '2rem' }} lh={1.2}>
          {say('home.hero')}
        </Title>
        <Text fz="lg">{say('home.heroAbout')}</Text>
        {centre?.about && <Text c="dimmed">{centre.about}</Text>}
        <Group>
          <LinkButton to="/verify" variant="default">
            {say('home.verify')}
          </LinkButton>
          <LinkButton to="/sign-up" variant="subtle">
            {say('home.signUp')}
          </LinkButton>
        </Group>
      </Stack>
    </Card>
  )
}

function Latest() {
  const { say, instant } = useLanguage()
  const { data } = useAsk('evidence.list', { limit: 5 })
  if (!data || data.rows.length === 0) return null
  return (
    <Part title={say('home.latest')} aside={<Link to="/evidence">{say('all')}</Link>}>
      <Stack gap="xs">
        {data.rows.map(({ id, title, product, version, verdict, madeAt }) => (
          <Group key={id} justify="space-between" wrap="nowrap">
            <div style={{ minWidth: 0 }}>
              <Link to="/evidence/$evidence" params={{ evidence: id }}>
                {title}
              </Link>
              <Text size="xs" c="dimmed">
                {product} {version} · {instant(madeAt)}
              </Text>
            </div>
            <Text size="sm" fw={600}>
              {say(`verdict.${verdict}`)}
            </Text>
          </Group>
        ))}
      </Stack>
    </Part>
  )
}

/** What somebody sees first: what runs, what is booked, what needs attention, and how to begin. */
export function HomePage() {
  const { say } = useLanguage()
  const { me } = useMe()
  const isGuest = me?.kind === 'guest'
  return (
    <Page
      title={say(isGuest ? 'home.welcome' : 'nav.home')}
      actions={
        <LinkButton to="/studies/new" variant={isGuest ? 'default' : 'filled'}>
          {say('studies.new')}
        </LinkButton>
      }
    >
      {isGuest && <Welcome />}
      <Running />
      {me && !isGuest && (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
          <Today />
          <Attention />
        </SimpleGrid>
      )}
      <Part title={say('home.examples')}>
        <Examples />
      </Part>
      <Latest />
    </Page>
  )
}
