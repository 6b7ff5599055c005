import { Accordion, Alert, Card, Group, List, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useLanguage } from '../app/language.tsx'
import type { Answer } from '../app/operations.ts'
import { Part } from '../app/page.tsx'
import { Verdict } from '../app/verdict.tsx'
import { Interval } from './interval.tsx'

type Shown = Answer<'evidence.shared'>

function Criteria({ shown }: { readonly shown: Shown }) {
  const { say } = useLanguage()
  return (
    <Part title={say('field.criteria')}>
      <Stack gap="xs">
        {shown.criteria.map(({ id, text, measure, limit, value, interval, verdict, why, more, graphic }) => (
          <Card key={id} p="sm">
            <Group justify="space-between" align="flex-start" wrap="wrap" gap="xs">
              <div style={{ flex: '1 1 320px' }}>
                <Text fw={550}>{text}</Text>
                <Text size="sm" c="dimmed">
                  {measure}: {limit}
                </Text>
                <Text size="sm">
                  {value}
                  {interval && ` (${interval})`} · {why} {more}
                </Text>
              </div>
              <Stack gap={6} align="flex-end">
                <Verdict of={verdict} />
                <Interval of={graphic} label={`${measure}: ${value}${interval ? ` (${interval})` : ''}; ${limit}`} />
              </Stack>
            </Group>
          </Card>
        ))}
      </Stack>
    </Part>
  )
}

function Measures({ shown, group }: { readonly shown: Shown; readonly group: string }) {
  const { say, number } = useLanguage()
  const rows = shown.measures.filter((measure) => measure.group === group)
  return (
    <Table.ScrollContainer minWidth={520}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('measure')}</Table.Th>
            <Table.Th ta="right">{say('measure.value')}</Table.Th>
            <Table.Th ta="right">{say('measure.interval')}</Table.Th>
            <Table.Th ta="right">n</Table.Th>
            <Table.Th>{say('measure.method')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ name, label, about, printed, interval, n, method, reason }) => (
            <Table.Tr key={name}>
              <Table.Td>
                <Text size="sm">{label}</Text>
                {about && (
                  <Text size="xs" c="dimmed">
                    {about}
                  </Text>
                )}
              </Table.Td>
              <Table.Td ta="right">{printed ?? reason ?? '–'}</Table.Td>
              <Table.Td ta="right">
                {interval
                  ? `${number(interval.low, { maximumSignificantDigits: 4 })} – ${number(interval.high, { maximumSignificantDigits: 4 })}`
                  : '–'}
              </Table.Td>
              <Table.Td ta="right">{number(n)}</Table.Td>
              <Table.Td>
                <Text size="xs" c="dimmed">
                  {method}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Tables({ shown }: { readonly shown: Shown }) {
  return shown.tables.map(({ id, title, note, columns, rows }) => (
    <Part key={id} title={title}>
      <Table.ScrollContainer minWidth={420}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column, k) => (
                <Table.Th key={k} ta={column.kind === 'text' ? 'left' : 'right'}>
                  {column.title}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((cells, k) => (
              <Table.Tr key={k}>
                {cells.map((cell, j) => (
                  <Table.Td key={j} ta={columns[j].kind === 'text' ? 'left' : 'right'}>
                    {cell.text}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {note && (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      )}
    </Part>
  ))
}

function Checking({ shown, fileAddress }: { readonly shown: Shown; readonly fileAddress: (file: string) => string }) {
  const { say, number } = useLanguage()
  const digests = [
    [say('evidence.digest'), shown.evidenceDigest],
    [say('study.digest'), shown.planDigest],
    [say('evidence.findings'), shown.findingsDigest],
    [say('evidence.signer'), shown.signer],
  ] as const
  return (
    <Part title={say('evidence.files')}>
      <Card>
        <Stack gap="xs">
          {digests.map(([name, digest]) => (
            <div key={name}>
              <Text size="xs" c="dimmed">
                {name}
              </Text>
              <span className="digest">{digest}</span>
            </div>
          ))}
        </Stack>
      </Card>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="xs">
        {shown.files.map(({ name, size }) => (
          <Text key={name} size="sm">
            <a href={fileAddress(name)} target="_blank" rel="noreferrer">
              {name}
            </a>{' '}
            <Text span size="xs" c="dimmed">
              {number(size / 1000, { maximumFractionDigits: 0 })} kB
            </Text>
          </Text>
        ))}
      </SimpleGrid>
    </Part>
  )
}

/** What evidence says, in the reader's language. */
export function Content({
  shown,
  fileAddress,
  figure,
}: {
  readonly shown: Shown
  readonly fileAddress: (file: string) => string
  readonly figure: (id: string) => ReactNode
}) {
  const { say } = useLanguage()
  const groups = [...new Map(shown.measures.map((measure) => [measure.group, measure.groupLabel]))].filter(([group]) => group !== 'all')
  return (
    <>
      <Text maw={760}>{shown.question}</Text>
      <Alert color={shown.verdict === 'pass' ? 'teal' : shown.verdict === 'fail' ? 'red' : 'yellow'} title={shown.word}>
        {shown.meaning.map(({ text, items }, k) => (
          <div key={k}>
            <Text size="sm">{text}</Text>
            {items.length > 0 && (
              <List size="sm">
                {items.map((item) => (
                  <List.Item key={item}>{item}</List.Item>
                ))}
              </List>
            )}
          </div>
        ))}
        <Text size="sm">{shown.scope}</Text>
      </Alert>
      {shown.cautions.length > 0 && (
        <Alert color="yellow" title={say('evidence.cautions')}>
          <List size="sm">
            {shown.cautions.map((caution) => (
              <List.Item key={caution}>{caution}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Criteria shown={shown} />
      <Part title={say('measures')}>
        <Measures shown={shown} group="all" />
        {groups.length > 0 && (
          <Accordion variant="contained">
            {groups.map(([group, label]) => (
              <Accordion.Item key={group} value={group}>
                <Accordion.Control>{label}</Accordion.Control>
                <Accordion.Panel>
                  <Measures shown={shown} group={group} />
                </Accordion.Panel>
              </Accordion.Item>
            ))}
          </Accordion>
        )}
      </Part>
      {shown.figures.length > 0 && (
        <Part title={say('figures')}>
          <SimpleGrid cols={{ base: 1, lg: 2 }}>
            {shown.figures.map(({ id, title, caption }) => (
              <Card key={id} component="figure" m={0}>
                <Text fw={600} mb="xs">
                  {title}
                </Text>
                {figure(id)}
                <Text component="figcaption" size="sm" c="dimmed">
                  {caption}
                </Text>
              </Card>
            ))}
          </SimpleGrid>
        </Part>
      )}
      <Tables shown={shown} />
      {shown.notTested.length > 0 && (
        <Part title={say('evidence.notTested')}>
          <List size="sm">
            {shown.notTested.map((item) => (
              <List.Item key={item}>{item}</List.Item>
            ))}
          </List>
        </Part>
      )}
      <Checking shown={shown} fileAddress={fileAddress} />
    </>
  )
}
