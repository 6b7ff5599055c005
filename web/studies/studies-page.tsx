import { Badge, Group, Switch, Table, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Answered } from '../app/failure.tsx'
import { Empty } from '../app/empty.tsx'
import { useLanguage } from '../app/language.tsx'
import { Link, LinkButton } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'
import { Verdict } from '../app/verdict.tsx'

/** The studies that one may see. */
export function StudiesPage() {
  const { say, instant } = useLanguage()
  const [text, setText] = useState('')
  const [mine, setMine] = useState(false)
  const [search] = useDebouncedValue(text, 200)
  const found = useAsk('studies.list', { search: search || undefined, mine, limit: 100 })
  return (
    <Page
      title={say('nav.studies')}
      about={say('studies.about')}
      actions={
        <>
          <LinkButton to="/products" variant="default">
            {say('products')}
          </LinkButton>
          <LinkButton to="/studies/new">{say('studies.new')}</LinkButton>
        </>
      }
    >
      <Group>
        <TextInput
          aria-label={say('search')}
          placeholder={say('search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          w={{ base: '100%', sm: 280 }}
        />
        <Switch label={say('mine')} checked={mine} onChange={(event) => setMine(event.currentTarget.checked)} />
      </Group>
      <Answered of={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('studies.none')} action={<LinkButton to="/studies/new">{say('studies.new')}</LinkButton>}>
              {say('studies.noneAbout')}
            </Empty>
          ) : (
            <Table.ScrollContainer minWidth={560}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{say('study')}</Table.Th>
                    <Table.Th>{say('product')}</Table.Th>
                    <Table.Th>{say('state')}</Table.Th>
                    <Table.Th>{say('lastRun')}</Table.Th>
                    <Table.Th>{say('changed')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map(({ id, title, product, state, lastRun, changedAt }) => (
                    <Table.Tr key={id}>
                      <Table.Td>
                        <Link to="/studies/$study" params={{ study: id }}>
                          {title}
                        </Link>
                      </Table.Td>
                      <Table.Td>{product ?? '–'}</Table.Td>
                      <Table.Td>
                        <Badge variant="default">{say(`study.${state}`)}</Badge>
                      </Table.Td>
                      <Table.Td>
                        {lastRun?.evidence && lastRun.verdict ? (
                          <Link to="/evidence/$evidence" params={{ evidence: lastRun.evidence }} aria-label={say('evidenceOf', { title })}>
                            <Verdict of={lastRun.verdict as 'pass'} />
                          </Link>
                        ) : lastRun ? (
                          <Link to="/runs/$run" params={{ run: lastRun.id }}>
                            {say(`run.${lastRun.state as 'queued'}`)}
                          </Link>
                        ) : (
                          '–'
                        )}
                      </Table.Td>
                      <Table.Td>
                        <Text size="sm">{instant(changedAt)}</Text>
                      </Table.Td>
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
