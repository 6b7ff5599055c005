import { Group, Select, Switch, Table, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Answered } from '../app/failure.tsx'
import { Empty } from '../app/empty.tsx'
import { useLanguage } from '../app/language.tsx'
import { Link, LinkButton } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'
import { Verdict } from '../app/verdict.tsx'

const verdicts = ['pass', 'fail', 'inconclusive'] as const

/** The evidence that one may see. */
export function EvidenceListPage() {
  const { say, instant, number } = useLanguage()
  const [text, setText] = useState('')
  const [mine, setMine] = useState(false)
  const [verdict, setVerdict] = useState<string | null>(null)
  const [search] = useDebouncedValue(text, 200)
  const found = useAsk('evidence.list', { search: search || undefined, mine, verdict: (verdict as 'pass' | null) ?? undefined, limit: 100 })
  return (
    <Page
      title={say('nav.evidence')}
      about={say('evidence.about')}
      actions={
        <LinkButton to="/verify" variant="default">
          {say('nav.verify')}
        </LinkButton>
      }
    >
      <Group>
        <TextInput
          aria-label={say('search')}
          placeholder={say('search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          aria-label={say('verdict')}
          placeholder={say('verdict')}
          clearable
          value={verdict}
          onChange={setVerdict}
          data={verdicts.map((value) => ({ value, label: say(`verdict.${value}`) }))}
          clearButtonProps={{ 'aria-label': say('clear') }}
        />
        <Switch label={say('mine')} checked={mine} onChange={(event) => setMine(event.currentTarget.checked)} />
      </Group>
      <Answered of={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('evidence.none')} action={<LinkButton to="/">{say('home.examples')}</LinkButton>}>
              {say('evidence.noneAbout')}
            </Empty>
          ) : (
            <Table.ScrollContainer minWidth={620}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{say('verdict')}</Table.Th>
                    <Table.Th>{say('study')}</Table.Th>
                    <Table.Th>{say('product')}</Table.Th>
                    <Table.Th ta="right">{say('run.cases')}</Table.Th>
                    <Table.Th>{say('made')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((row) => (
                    <Table.Tr key={row.id}>
                      <Table.Td>
                        <Verdict of={row.verdict} />
                      </Table.Td>
                      <Table.Td>
                        <Link to="/evidence/$evidence" params={{ evidence: row.id }}>
                          {row.title}
                        </Link>
                      </Table.Td>
                      <Table.Td>
                        {row.product} {row.version}
                        <Text size="xs" c="dimmed">
                          {row.manufacturer}
                        </Text>
                      </Table.Td>
                      <Table.Td ta="right">{number(row.cases)}</Table.Td>
                      <Table.Td>{instant(row.madeAt)}</Table.Td>
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
