import { Button, Group, Radio, Table } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useLanguage } from '../app/language.tsx'
import { Link } from '../app/link.tsx'
import { Part } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'
import { Verdict } from '../app/verdict.tsx'

/** Runs of a study with their evidence; two pieces of it can be compared. */
export function History({ study }: { readonly study: string }) {
  const { say, instant } = useLanguage()
  const navigate = useNavigate()
  const { data } = useAsk('runs.list', { study, limit: 50 })
  const [pair, setPair] = useState<readonly [string, string]>(['', ''])
  if (!data || data.rows.length === 0) return null
  const done = data.rows.filter(({ evidence }) => evidence !== null)
  return (
    <Part
      title={say('study.runs')}
      aside={
        done.length > 1 && (
          <Button
            size="xs"
            variant="default"
            disabled={!pair[0] || !pair[1] || pair[0] === pair[1]}
            onClick={() => void navigate({ to: '/evidence/compare/$a/$b', params: { a: pair[0], b: pair[1] } })}
          >
            {say('compare')}
          </Button>
        )
      }
    >
      <Table>
        <Table.Tbody>
          {data.rows.map(({ id, state, submittedAt, evidence, verdict }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <Link to="/runs/$run" params={{ run: id }}>
                  {instant(submittedAt)}
                </Link>
              </Table.Td>
              <Table.Td>{say(`run.${state}`)}</Table.Td>
              <Table.Td>
                {evidence && verdict && (
                  <Link to="/evidence/$evidence" params={{ evidence }}>
                    <Verdict of={verdict} />
                  </Link>
                )}
              </Table.Td>
              {done.length > 1 && (
                <Table.Td>
                  {evidence && (
                    <Group gap="xs">
                      <Radio label="A" checked={pair[0] === evidence} onChange={() => setPair([evidence, pair[1]])} />
                      <Radio label="B" checked={pair[1] === evidence} onChange={() => setPair([pair[0], evidence])} />
                    </Group>
                  )}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  )
}
