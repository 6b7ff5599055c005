import { Card, Group, Progress, Stack, Text } from '@mantine/core'
import { useLanguage } from '../app/language.tsx'
import { Link } from '../app/link.tsx'
import { Part } from '../app/page.tsx'
import { useLive } from '../app/use-ask.ts'

/** Runs that are under way, as they go. */
export function Running() {
  const { say, number } = useLanguage()
  const { data } = useLive('runs.list', { active: true, limit: 10 }, { live: true })
  if (!data || data.rows.length === 0) return null
  return (
    <Part title={say('home.running')}>
      <Stack gap="xs">
        {data.rows.map(({ id, title, product, state, cases, secondsLeft }) => {
          const share = cases.total ? (100 * cases.done) / cases.total : 0
          return (
            <Card key={id} p="sm">
              <Group justify="space-between" mb={6}>
                <Link to="/runs/$run" params={{ run: id }}>
                  {title}
                </Link>
                <Text size="sm" c="dimmed">
                  {product} · {say(`run.${state}`)}
                  {secondsLeft !== null && ` · ${say('run.left', { seconds: secondsLeft })}`}
                </Text>
              </Group>
              <Progress
                value={share}
                animated={state === 'running'}
                aria-label={say('run.progress', { done: number(cases.done), total: number(cases.total ?? cases.done) })}
              />
            </Card>
          )
        })}
      </Stack>
    </Part>
  )
}
