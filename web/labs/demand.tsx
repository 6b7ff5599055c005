import { Group, Select, Stack, Table, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { Answered } from '../app/failure.tsx'
import { Empty } from '../app/empty.tsx'
import { useLanguage } from '../app/language.tsx'
import { Link } from '../app/link.tsx'
import { useAsk } from '../app/use-ask.ts'

const spans = ['30', '90', '365'] as const

/** What was asked for and could not be had, and why. */
export function Demand() {
  const { say, number } = useLanguage()
  const [days, setDays] = useState<string>('90')
  const from = useMemo(() => new Date(Date.now() - Number(days) * 86_400_000).toISOString(), [days])
  const found = useAsk('labs.demand', { from })
  return (
    <Stack gap="sm">
      <Text maw={680}>{say('demand.about')}</Text>
      <Group>
        <Select
          aria-label={say('demand.span')}
          value={days}
          onChange={(next) => next && setDays(next)}
          data={spans.map((value) => ({ value, label: say('demand.days', { days: Number(value) }) }))}
          allowDeselect={false}
        />
      </Group>
      <Answered of={found}>
        {({ rows }) => {
          const most = Math.max(1, ...rows.map(({ hours }) => hours))
          return rows.length === 0 ? (
            <Empty title={say('demand.none')}>{say('demand.noneAbout')}</Empty>
          ) : (
            <Table.ScrollContainer minWidth={560}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{say('resource')}</Table.Th>
                    <Table.Th>{say('demand.why')}</Table.Th>
                    <Table.Th ta="right">{say('demand.refusals')}</Table.Th>
                    <Table.Th ta="right">{say('nav.people')}</Table.Th>
                    <Table.Th ta="right">{say('demand.hours')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((row) => (
                    <Table.Tr key={`${row.resource} ${row.why}`}>
                      <Table.Td>
                        <Link to="/labs/resources/$resource" params={{ resource: row.resource }}>
                          {row.name}
                        </Link>
                        <Text size="xs" c="dimmed">
                          {row.site.name}
                        </Text>
                      </Table.Td>
                      <Table.Td>{say(`demand.${row.why}`)}</Table.Td>
                      <Table.Td ta="right">{number(row.refusals)}</Table.Td>
                      <Table.Td ta="right">{number(row.people)}</Table.Td>
                      <Table.Td ta="right">
                        {number(row.hours, { maximumFractionDigits: 1 })}
                        <svg width="100%" height="6" aria-hidden>
                          <rect width={`${(100 * row.hours) / most}%`} height="6" rx="3" fill="var(--series-2)" />
                        </svg>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }}
      </Answered>
    </Stack>
  )
}
