import { Group, Stack, Text } from '@mantine/core'
import { Answered } from '../app/failure.tsx'
import { Empty } from '../app/empty.tsx'
import { useLanguage } from '../app/language.tsx'
import { Link } from '../app/link.tsx'
import { Part } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'
import { useMe } from '../app/use-me.ts'

/** For officers: papers of others that lapse. */
function Papers() {
  const { say, day } = useLanguage()
  const found = useAsk('people.attention', { days: 60, limit: 8 })
  return (
    <Answered of={found}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty title={say('home.calm')} />
        ) : (
          <Stack gap="xs">
            {rows.map(({ qualification, person, name, stateName, lastDay }) => (
              <Group key={qualification} justify="space-between">
                <Link to="/people/$person" params={{ person: person.id }}>
                  {person.name}: {name}
                </Link>
                <Text size="sm" c="dimmed">
                  {stateName}
                  {lastDay && ` · ${day(lastDay)}`}
                </Text>
              </Group>
            ))}
          </Stack>
        )
      }
    </Answered>
  )
}

/** For everybody: what one was told and has not read. */
function Unread() {
  const { say, instant } = useLanguage()
  const found = useAsk('notices.list', { unread: true, limit: 6 })
  return (
    <Answered of={found}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty title={say('home.calm')} />
        ) : (
          <Stack gap="xs">
            {rows.map(({ notice, text, at, link }) => (
              <div key={notice}>
                {link ? <Link to={link}>{text}</Link> : <Text>{text}</Text>}
                <Text size="xs" c="dimmed">
                  {instant(at)}
                </Text>
              </div>
            ))}
          </Stack>
        )
      }
    </Answered>
  )
}

/** What needs attention. */
export function Attention() {
  const { say } = useLanguage()
  const { is } = useMe()
  return <Part title={say('home.attention')}>{is('labManager', 'centreManager') ? <Papers /> : <Unread />}</Part>
}
