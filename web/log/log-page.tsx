import { Alert, Button, Card, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { fromHex, openCheckpoint, verifyConsistency, verifyInclusion } from '@vitalbench/kernel/seal'
import { useState } from 'react'
import { read } from '../app/ask.ts'
import { Answered } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import { Page, Part } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'

const kept = 'vitalbench.checkpoint'

interface Kept {
  readonly size: number
  readonly root: string
}

/** The checkpoint that this browser saw before. */
const before = (): Kept | null => JSON.parse(localStorage.getItem(kept) ?? 'null') as Kept | null

/** Whether the log only grew since this browser looked last; checked here, by the proof that the centre gives. */
function Growth() {
  const { say, number, instant } = useLanguage()
  const [answer, setAnswer] = useState<{
    readonly holds: boolean
    readonly size: number
    readonly at: string
    readonly since: number | null
  } | null>(null)
  const check = async (): Promise<void> => {
    const { envelope } = await read('audit.checkpoint', {})
    const { checkpoint } = await openCheckpoint(envelope)
    const { size, root, at } = checkpoint
    const old = before()
    let holds = true
    if (old && old.size > 0 && old.size <= size) {
      const response = await fetch(`/api/audit/consistency?from=${old.size}&to=${size}`)
      const { proof, oldRoot, newRoot } = (await response.json()) as { proof: string[]; oldRoot: string; newRoot: string }
      const claim = { oldSize: old.size, newSize: size, oldRoot: fromHex(old.root), newRoot: fromHex(root), proof: proof.map(fromHex) }
      holds = oldRoot === old.root && newRoot === root && verifyConsistency(claim)
    } else if (old && old.size > size) holds = false
    if (holds) localStorage.setItem(kept, JSON.stringify({ size, root }))
    setAnswer({ holds, size, at, since: old?.size ?? null })
  }
  return (
    <Card>
      <Stack gap="xs">
        <Text size="sm" maw={680}>
          {say('log.growthAbout')}
        </Text>
        <Group>
          <Button variant="default" onClick={() => void check()}>
            {say('log.check')}
          </Button>
        </Group>
        {answer && (
          <Alert color={answer.holds ? 'teal' : 'red'} title={say(answer.holds ? 'log.whole' : 'log.changed')} role="status">
            {say('log.entries', { count: number(answer.size) })} · {instant(answer.at)}
            {answer.since !== null && ` · ${say('log.since', { count: number(answer.since) })}`}
          </Alert>
        )}
      </Stack>
    </Card>
  )
}

/** Proves in this browser that an entry is in the log. */
function Proof({ index }: { readonly index: number }) {
  const { say } = useLanguage()
  const [holds, setHolds] = useState<boolean | null>(null)
  const prove = async (): Promise<void> => {
    const { size, leaf, root, proof } = await read('audit.inclusion', { entry: index })
    setHolds(verifyInclusion({ index, size, leaf: fromHex(leaf), root: fromHex(root), proof: proof.map(fromHex) }))
  }
  if (holds !== null) return <Text size="sm">{say(holds ? 'log.proven' : 'log.notProven')}</Text>
  return (
    <Button size="compact-xs" variant="default" onClick={() => void prove()} aria-label={say('log.proveNamed', { index })}>
      {say('log.prove')}
    </Button>
  )
}

/** What was done in the centre, and that nothing of it was changed. */
export function LogPage() {
  const { say, instant } = useLanguage()
  const [text, setText] = useState('')
  const [operation] = useDebouncedValue(text.trim(), 250)
  const found = useAsk('audit.entries', { operation: operation || undefined, limit: 100 })
  return (
    <Page title={say('nav.log')} about={say('log.about')}>
      <Part title={say('log.proofs')}>
        <Growth />
      </Part>
      <Part title={say('log.list')}>
        <TextInput
          aria-label={say('log.filter')}
          placeholder="labs.book"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maw={320}
        />
        <Answered of={found}>
          {({ rows }) => (
            <Table.ScrollContainer minWidth={640}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th ta="right">{say('log.number')}</Table.Th>
                    <Table.Th>{say('log.at')}</Table.Th>
                    <Table.Th>{say('log.what')}</Table.Th>
                    <Table.Th>{say('log.who')}</Table.Th>
                    <Table.Th>{say('log.prove')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map(({ index, at, operation: name, actor }) => (
                    <Table.Tr key={index}>
                      <Table.Td ta="right">{index}</Table.Td>
                      <Table.Td>{instant(at)}</Table.Td>
                      <Table.Td className="digest">{name}</Table.Td>
                      <Table.Td className="digest">
                        {say(`actor.${actor.kind as 'person'}`)} {actor.id.slice(0, 8)}
                      </Table.Td>
                      <Table.Td>
                        <Proof index={index} />
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )}
        </Answered>
      </Part>
    </Page>
  )
}
