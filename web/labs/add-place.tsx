import {
  Button,
  Checkbox,
  Group,
  Modal,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useState } from 'react'
import { Failure } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import type { Answer } from '../app/operations.ts'
import { useAsk, useWrite } from '../app/use-ask.ts'
import { useMe } from '../app/use-me.ts'

type Site = Answer<'labs.sites'>['rows'][number]

const kinds = ['room', 'equipment', 'person', 'site'] as const
const modes = ['none', 'phantom', 'animal', 'human'] as const

function NewSite({ close }: { readonly close: () => void }) {
  const { say } = useLanguage()
  const { centre } = useMe()
  const [given, setGiven] = useState({
    name: '',
    address: '',
    jurisdiction: centre?.jurisdiction ?? '',
    zone: centre?.zone ?? '',
    currency: centre?.currency ?? '',
  })
  const set = (change: Partial<typeof given>): void => setGiven({ ...given, ...change })
  const add = useWrite('labs.addSite', close)
  return (
    <>
      {add.error && <Failure error={add.error} />}
      <TextInput label={say('name')} required value={given.name} onChange={(event) => set({ name: event.currentTarget.value })} />
      <TextInput label={say('place.address')} value={given.address} onChange={(event) => set({ address: event.currentTarget.value })} />
      <Group grow>
        <TextInput
          label={say('place.country')}
          value={given.jurisdiction}
          maxLength={2}
          onChange={(event) => set({ jurisdiction: event.currentTarget.value.toUpperCase() })}
        />
        <Select
          label={say('place.zone')}
          searchable
          value={given.zone}
          onChange={(next) => set({ zone: next ?? '' })}
          data={Intl.supportedValuesOf('timeZone')}
        />
        <TextInput
          label={say('place.currency')}
          value={given.currency}
          maxLength={3}
          onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
        />
      </Group>
      <Button loading={add.isPending} disabled={given.name === ''} onClick={() => add.mutate(given)}>
        {say('place.add')}
      </Button>
    </>
  )
}

function NewResource({
  kind,
  sites,
  close,
}: {
  readonly kind: 'room' | 'equipment' | 'person'
  readonly sites: readonly Site[]
  readonly close: () => void
}) {
  const { say } = useLanguage()
  const [given, setGiven] = useState({
    site: sites[0].site,
    name: '',
    summary: '',
    person: '',
    classes: [] as string[],
    modes: ['none'] as string[],
    capacity: 4,
    units: 1,
    rate: 0,
    setUpMinutes: 0,
    cleanUpMinutes: 0,
    confirms: false,
    serial: '',
  })
  const set = (change: Partial<typeof given>): void => setGiven({ ...given, ...change })
  const people = useAsk('people.list', { limit: 500 }, { enabled: kind === 'person' })
  const room = useWrite('labs.addRoom', close)
  const equipment = useWrite('labs.addEquipment', close)
  const person = useWrite('labs.addBookablePerson', close)
  const failed = room.error ?? equipment.error ?? person.error
  const { currency } = sites.find(({ site }) => site === given.site) ?? sites[0]
  // Won and yen have no smaller unit; the money of other places is counted in hundredths.
  const unit = 10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
  const submit = (): void => {
    const { site, name, summary, classes, setUpMinutes, cleanUpMinutes, confirms } = given
    const shared = {
      site,
      summary,
      classes,
      modes: given.modes as 'none'[],
      setUpMinutes,
      cleanUpMinutes,
      rateMinor: Math.round(given.rate * unit),
      confirms,
    }
    if (kind === 'room') room.mutate({ ...shared, name, capacity: given.capacity })
    else if (kind === 'equipment')
      equipment.mutate({ ...shared, name, units: given.units, ...(given.serial ? { serial: given.serial } : {}) })
    else person.mutate({ ...shared, person: given.person, ...(name ? { name } : {}) })
  }
  return (
    <>
      {failed && <Failure error={failed} />}
      <Select
        label={say('site')}
        value={given.site}
        onChange={(next) => next && set({ site: next })}
        data={sites.map((each) => ({ value: each.site, label: each.name }))}
        allowDeselect={false}
      />
      {kind === 'person' && (
        <Select
          label={say('place.person')}
          searchable
          value={given.person || null}
          onChange={(next) => set({ person: next ?? '' })}
          data={(people.data?.rows ?? []).map((row) => ({ value: row.person, label: row.name }))}
        />
      )}
      <TextInput
        label={say('name')}
        required={kind !== 'person'}
        value={given.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Textarea label={say('place.summary')} value={given.summary} onChange={(event) => set({ summary: event.currentTarget.value })} />
      <TagsInput
        label={say('place.classes')}
        description={say('place.classesAbout')}
        value={given.classes}
        onChange={(next) => set({ classes: next })}
      />
      <MultiSelect
        label={say('mode')}
        value={given.modes}
        onChange={(next) => set({ modes: next })}
        data={modes.map((value) => ({ value, label: say(`mode.${value}`) }))}
      />
      <Group grow align="flex-end">
        {kind === 'room' && (
          <NumberInput
            label={say('resource.capacity')}
            min={1}
            value={given.capacity}
            onChange={(next) => set({ capacity: Number(next) || 1 })}
          />
        )}
        {kind === 'equipment' && (
          <>
            <NumberInput label={say('place.units')} min={1} value={given.units} onChange={(next) => set({ units: Number(next) || 1 })} />
            <TextInput
              label={say('resource.serial')}
              value={given.serial}
              onChange={(event) => set({ serial: event.currentTarget.value })}
            />
          </>
        )}
        <NumberInput
          label={`${say('resource.rate')} (${currency})`}
          min={0}
          value={given.rate}
          onChange={(next) => set({ rate: Number(next) || 0 })}
        />
      </Group>
      <Group grow align="flex-end">
        <NumberInput
          label={say('place.setUp')}
          min={0}
          value={given.setUpMinutes}
          onChange={(next) => set({ setUpMinutes: Number(next) || 0 })}
        />
        <NumberInput
          label={say('place.cleanUp')}
          min={0}
          value={given.cleanUpMinutes}
          onChange={(next) => set({ cleanUpMinutes: Number(next) || 0 })}
        />
      </Group>
      <Checkbox
        label={say('place.confirms')}
        checked={given.confirms}
        onChange={(event) => set({ confirms: event.currentTarget.checked })}
      />
      <Button
        loading={room.isPending || equipment.isPending || person.isPending}
        disabled={given.modes.length === 0 || (kind === 'person' ? given.person === '' : given.name === '')}
        onClick={submit}
      >
        {say('place.add')}
      </Button>
    </>
  )
}

/** Adds a site, a room, equipment, or a person whose hours can be booked. */
export function AddPlace({ sites, close }: { readonly sites: readonly Site[]; readonly close: () => void }) {
  const { say } = useLanguage()
  const [wanted, setKind] = useState<(typeof kinds)[number]>('room')
  // Whatever is added stands at a site, so that the first thing is a site.
  const kind = sites.length === 0 ? 'site' : wanted
  return (
    <Modal opened onClose={close} title={say('place.add')} size="lg" closeButtonProps={{ 'aria-label': say('close') }}>
      <Stack gap="sm">
        {sites.length > 0 && (
          <SegmentedControl
            aria-label={say('field.kind')}
            value={kind}
            onChange={(next) => setKind(next as 'room')}
            data={kinds.map((value) => ({ value, label: say(`place.${value}`) }))}
          />
        )}
        {kind === 'site' ? <NewSite close={close} /> : <NewResource kind={kind} sites={sites} close={close} />}
      </Stack>
    </Modal>
  )
}
