import { Table, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { Answered } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import { Link } from '../app/link.tsx'
import { Page, Part } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'
import { Verdict } from '../app/verdict.tsx'

/** Two pieces of evidence side by side. */
export function ComparePage() {
  const { say, instant, number } = useLanguage()
  const { a, b } = useParams({ from: '/evidence/compare/$a/$b' })
  const found = useAsk('evidence.compare', { a, b })
  return (
    <Answered of={found}>
      {(shown) => (
        <Page title={say('compare.title')} about={say(shown.samePlan ? 'compare.samePlan' : 'compare.otherPlan')}>
          <Part title={say('field.criteria')}>
            <Table.ScrollContainer minWidth={480}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{say('field.criteria')}</Table.Th>
                    {[shown.a, shown.b].map((row, k) => (
                      <Table.Th key={k}>
                        {k === 0 ? 'A' : 'B'}:{' '}
                        <Link to="/evidence/$evidence" params={{ evidence: row.id }}>{`${row.product} ${row.version}`}</Link>
                        <Text size="xs" c="dimmed">
                          {instant(row.madeAt)}
                        </Text>
                      </Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {shown.criteria.map((row) => (
                    <Table.Tr key={row.id}>
                      <Table.Td>{row.text}</Table.Td>
                      <Table.Td>{row.a ? <Verdict of={row.a} /> : '–'}</Table.Td>
                      <Table.Td>{row.b ? <Verdict of={row.b} /> : '–'}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </Part>
          <Part title={say('measures')}>
            <Table.ScrollContainer minWidth={560}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{say('measure')}</Table.Th>
                    <Table.Th ta="right">A</Table.Th>
                    <Table.Th ta="right">B</Table.Th>
                    <Table.Th ta="right">B − A</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {shown.measures.map((row) => (
                    <Table.Tr key={`${row.group} ${row.name}`}>
                      <Table.Td>
                        {row.label}
                        {row.group !== 'all' && `, ${row.groupLabel}`}
                      </Table.Td>
                      <Table.Td ta="right">{row.a?.printed ?? '–'}</Table.Td>
                      <Table.Td ta="right">{row.b?.printed ?? '–'}</Table.Td>
                      <Table.Td ta="right">
                        {row.difference?.printed ?? '–'}
                        {row.difference?.interval && (
                          <Text size="xs" c="dimmed">
                            {number(row.difference.interval.low, { maximumSignificantDigits: 3 })} –{' '}
                            {number(row.difference.interval.high, { maximumSignificantDigits: 3 })}
                          </Text>
                        )}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </Part>
        </Page>
      )}
    </Answered>
  )
}
