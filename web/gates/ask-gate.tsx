import { Card, Group, MultiSelect, SegmentedControl, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Answered } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import type { Answer, Input } from '../app/operations.ts'
import { useAsk } from '../app/use-ask.ts'
import { useMe } from '../app/use-me.ts'
import { addDays, dayAt, instantAt } from '../labs/clock.ts'
import { Decision } from './decision.tsx'

const kinds = ['resource', 'affiliation', 'dataset'] as const
const modes = ['none', 'phantom', 'animal', 'human'] as const
const purposes = ['development', 'evidence'] as const

type Kind = (typeof kinds)[number]
type Worded = NonNullable<Answer<'labs.check'>['decision']>

const own = Intl.DateTimeFormat().resolvedOptions().timeZone

const tomorrow = (): string => addDays(dayAt(new Date(), own), 1)

function Answering({ of, none }: { readonly of: Worded | null; readonly none: string }) {
  return of === null ? <Text c="dimmed">{none}</Text> : <Decision of={of} />
}

function OfSlot({ input }: { readonly input: Input<'labs.check'> }) {
  const { say } = useLanguage()
  const found = useAsk('labs.check', input)
  return <Answered of={found}>{({ decision }) => <Answering of={decision} none={say('gate.none')} />}</Answered>
}

function OfPaper({ input }: { readonly input: Input<'gates.ask'> }) {
  const { say } = useLanguage()
  const found = useAsk('gates.ask', input)
  return <Answered of={found}>{(decision) => <Answering of={decision} none={say('gate.none')} />}</Answered>
}

/** Asks a gate for a day to come: whether it will be open, and for a refusal every reason, its cure, and when it opens. */
export function AskGate() {
  const { say } = useLanguage()
  const { me, is } = useMe()
  const manages = is('labManager', 'centreManager')
  const [kind, setKind] = useState<Kind>('resource')
  const [given, setGiven] = useState({
    person: '',
    resources: [] as string[],
    affiliation: '',
    dataset: '',
    day: tomorrow(),
    from: '09:00',
    until: '10:00',
    mode: 'none',
    purpose: 'development',
    project: '',
  })
  const set = (change: Partial<typeof given>): void => setGiven({ ...given, ...change })
  const resources = useAsk('labs.resources', { limit: 500 })
  const people = useAsk('people.list', { limit: 500 }, { enabled: manages })
  const person = given.person || me?.id || ''
  const affiliations = useAsk('people.affiliations', { person, limit: 50 }, { enabled: kind === 'affiliation' && person !== '' })
  const zone = resources.data?.rows.find(({ resource }) => resource === given.resources[0])?.site.zone ?? own
  const isComplete =
    given.until > given.from &&
    given.day !== '' &&
    { resource: given.resources.length > 0, affiliation: given.affiliation !== '', dataset: given.dataset.trim() !== '' }[kind]
  const shared = {
    ...(given.person && given.person !== me?.id ? { person: given.person } : {}),
    ...(isComplete
      ? { start: instantAt(given.day, given.from, zone).toISOString(), end: instantAt(given.day, given.until, zone).toISOString() }
      : { start: '', end: '' }),
    mode: given.mode as 'none',
    purpose: given.purpose as 'development',
    ...(given.project.trim() ? { project: given.project.trim() } : {}),
  }
  const [asked] = useDebouncedValue(
    { kind, isComplete, shared, resources: given.resources, affiliation: given.affiliation, dataset: given.dataset.trim() },
    300,
  )
  return (
    <Stack gap="md">
      <Text maw={680}>{say('gate.askAbout')}</Text>
      <Card>
        <Stack gap="sm">
          <SegmentedControl
            aria-label={say('gate.what')}
            value={kind}
            onChange={(next) => setKind(next as Kind)}
            data={kinds.map((value) => ({ value, label: say(`gate.${value}`) }))}
          />
          {kind === 'resource' && (
            <MultiSelect
              label={say('book.resources')}
              searchable
              value={given.resources}
              onChange={(next) => set({ resources: next })}
              data={(resources.data?.rows ?? []).map(({ resource, name, site }) => ({ value: resource, label: `${name} · ${site.name}` }))}
            />
          )}
          {kind === 'affiliation' && (
            <Select
              label={say('gate.affiliation')}
              value={given.affiliation || null}
              onChange={(next) => set({ affiliation: next ?? '' })}
              data={(affiliations.data?.rows ?? []).map((row) => ({
                value: row.affiliation,
                label: `${row.person.name}, ${row.organisation.name}`,
              }))}
              nothingFoundMessage={say('affiliations.none')}
            />
          )}
          {kind === 'dataset' && (
            <TextInput
              label={say('gate.datasetName')}
              value={given.dataset}
              onChange={(event) => set({ dataset: event.currentTarget.value })}
            />
          )}
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            <TextInput type="date" label={say('day')} value={given.day} onChange={(event) => set({ day: event.currentTarget.value })} />
            <TextInput type="time" label={say('from')} value={given.from} onChange={(event) => set({ from: event.currentTarget.value })} />
            <TextInput
              type="time"
              label={say('untilTime')}
              value={given.until}
              onChange={(event) => set({ until: event.currentTarget.value })}
            />
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, xs: 2, md: manages ? 4 : 3 }}>
            <Select
              label={say('mode')}
              value={given.mode}
              onChange={(next) => set({ mode: next ?? 'none' })}
              data={modes.map((value) => ({ value, label: say(`mode.${value}`) }))}
              allowDeselect={false}
            />
            <Select
              label={say('gate.purpose')}
              value={given.purpose}
              onChange={(next) => set({ purpose: next ?? 'development' })}
              data={purposes.map((value) => ({ value, label: say(`purpose.${value}`) }))}
              allowDeselect={false}
            />
            <TextInput label={say('project')} value={given.project} onChange={(event) => set({ project: event.currentTarget.value })} />
            {manages && (
              <Select
                label={say('gate.forWhom')}
                placeholder={me?.name}
                searchable
                clearable
                value={given.person || null}
                onChange={(next) => set({ person: next ?? '', affiliation: '' })}
                data={(people.data?.rows ?? []).map((row) => ({ value: row.person, label: row.name }))}
                clearButtonProps={{ 'aria-label': say('clear') }}
              />
            )}
          </SimpleGrid>
          {kind === 'resource' && given.resources.length > 0 && (
            <Group gap="xs">
              <Text size="xs" c="dimmed">
                {say('gate.zone', { zone })}
              </Text>
            </Group>
          )}
        </Stack>
      </Card>
      {!asked.isComplete ? (
        <Text c="dimmed">{say('gate.choose')}</Text>
      ) : asked.kind === 'resource' ? (
        <OfSlot input={{ ...asked.shared, resources: asked.resources }} />
      ) : asked.kind === 'affiliation' ? (
        <OfPaper input={{ ...asked.shared, affiliation: asked.affiliation }} />
      ) : (
        <OfPaper input={{ ...asked.shared, dataset: asked.dataset }} />
      )}
    </Stack>
  )
}
