import { Alert, Button, Checkbox, Group, Modal, MultiSelect, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Failure } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import type { Answer, Input } from '../app/operations.ts'
import { useAsk, useWrite } from '../app/use-ask.ts'
import { Decision } from '../gates/decision.tsx'
import { instantAt } from './clock.ts'
import type { Bookable } from './entry.tsx'

/** A slot to begin with. */
export interface Slot {
  readonly day: string
  readonly from: string
  readonly until: string
  readonly resource: string | null
}

type SlotAnswer = Answer<'labs.check'>

/** What is known about a slot: the gate, clashes and free slots nearby, price, quota. */
function About({
  slot,
  zone,
  take,
}: {
  readonly slot: SlotAnswer
  readonly zone: string
  readonly take: (start: string, end: string) => void
}) {
  const { say, instant, time, money } = useLanguage()
  return (
    <Stack gap="xs">
      {slot.decision && <Decision of={slot.decision} />}
      {slot.clashes.length > 0 && (
        <Alert color="orange" title={say('slot.taken')}>
          {slot.clashes.map(({ name, start, end }, k) => (
            <Text key={k} size="sm">
              {name}: {instant(start, zone)}–{time(end, zone)}
            </Text>
          ))}
          {slot.alternatives.length > 0 && (
            <Group gap="xs" mt="xs">
              <Text size="sm">{say('slot.free')}</Text>
              {slot.alternatives.map(({ start, end }) => (
                <Button key={start} size="compact-xs" variant="default" onClick={() => take(start, end)}>
                  {instant(start, zone)}
                </Button>
              ))}
            </Group>
          )}
        </Alert>
      )}
      {slot.overQuota && <Alert color="orange" title={say('slot.overQuota')} />}
      {slot.price.total.minor > 0 && (
        <Text size="sm">
          {say('slot.price', { price: money(slot.price.total) })}
          {slot.price.discount > 0 &&
            ` · ${say('slot.discount', { discount: money({ minor: slot.price.discount, currency: slot.price.total.currency }) })}`}
        </Text>
      )}
    </Stack>
  )
}

/** Books a slot: what the gate says of it is shown before anything is sent. */
export function BookDialog({
  slot,
  site,
  resources,
  close,
}: {
  readonly slot: Slot
  readonly site: { readonly zone: string; readonly name: string }
  readonly resources: readonly Bookable[]
  readonly close: () => void
}) {
  const { say, day: printDay } = useLanguage()
  const { zone } = site
  const [given, setGiven] = useState({
    title: '',
    day: slot.day,
    from: slot.from,
    until: slot.until,
    resources: slot.resource ? [slot.resource] : ([] as string[]),
    mode: 'none',
    project: '',
    people: 1,
    supervises: false,
  })
  const set = (change: Partial<typeof given>): void => setGiven({ ...given, ...change })
  const chosen = resources.filter(({ resource }) => given.resources.includes(resource))
  const modes = [...new Set(chosen.flatMap((each) => each.modes))]
  const mode = modes.length === 0 || modes.includes(given.mode as 'none') ? given.mode : modes[0]
  const input: Input<'labs.check'> = {
    title: given.title || '–',
    resources: given.resources,
    start: instantAt(given.day, given.from, zone).toISOString(),
    end: instantAt(given.day, given.until, zone).toISOString(),
    mode: mode as 'none',
    people: given.people,
    supervises: given.supervises,
    ...(given.project ? { project: given.project } : {}),
  }
  const [asked] = useDebouncedValue(input, 300)
  const isComplete = given.resources.length > 0 && given.until > given.from
  const known = useAsk('labs.check', asked, { enabled: isComplete && asked.resources.length > 0 })
  const book = useWrite('labs.book', (answer) => {
    if (answer.outcome === 'booked' || answer.outcome === 'waiting') close()
  })
  const refused = book.data && book.data.outcome !== 'booked' && book.data.outcome !== 'waiting' ? book.data.slot : null
  const about = refused ?? known.data ?? null
  const take = (start: string, end: string): void => {
    const clock = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    const [day, from] = clock.format(new Date(start)).split(' ')
    set({ day, from, until: clock.format(new Date(end)).split(' ')[1] })
  }
  return (
    <Modal
      opened
      onClose={close}
      title={say('book.title', { day: printDay(given.day) })}
      size="lg"
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      <Stack gap="sm">
        <TextInput
          label={say('book.for')}
          required
          data-autofocus
          value={given.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <MultiSelect
          label={say('book.resources')}
          description={say('book.resourcesAbout')}
          required
          searchable
          value={given.resources}
          onChange={(next) => set({ resources: next })}
          data={resources.map(({ resource, name }) => ({ value: resource, label: name }))}
        />
        <Group grow>
          <TextInput type="date" label={say('day')} value={given.day} onChange={(event) => set({ day: event.currentTarget.value })} />
          <TextInput type="time" label={say('from')} value={given.from} onChange={(event) => set({ from: event.currentTarget.value })} />
          <TextInput
            type="time"
            label={say('untilTime')}
            value={given.until}
            onChange={(event) => set({ until: event.currentTarget.value })}
          />
        </Group>
        <Group grow align="flex-start">
          {modes.length > 0 && (
            <Select
              label={say('mode')}
              value={mode}
              onChange={(next) => set({ mode: next ?? 'none' })}
              data={modes.map((value) => ({ value, label: say(`mode.${value}`) }))}
              allowDeselect={false}
            />
          )}
          <NumberInput label={say('book.people')} min={1} value={given.people} onChange={(next) => set({ people: Number(next) || 1 })} />
          {(mode === 'human' || mode === 'animal') && (
            <TextInput label={say('project')} value={given.project} onChange={(event) => set({ project: event.currentTarget.value })} />
          )}
        </Group>
        <Checkbox
          label={say('book.supervises')}
          checked={given.supervises}
          onChange={(event) => set({ supervises: event.currentTarget.checked })}
        />
        {(known.error ?? book.error) && isComplete && <Failure error={(book.error ?? known.error)!} />}
        {isComplete && about && <About slot={about} zone={zone} take={take} />}
        <Group justify="flex-end">
          {about && about.clashes.length > 0 && (
            <Button
              variant="default"
              disabled={!isComplete || given.title === ''}
              loading={book.isPending}
              onClick={() => book.mutate({ ...input, title: given.title, orWait: true })}
            >
              {say('book.wait')}
            </Button>
          )}
          <Button
            disabled={!isComplete || given.title === ''}
            loading={book.isPending}
            onClick={() => book.mutate({ ...input, title: given.title })}
          >
            {say('book')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
