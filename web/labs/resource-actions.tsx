import { Alert, Button, Checkbox, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Failure } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import type { Answer } from '../app/operations.ts'
import { useWrite } from '../app/use-ask.ts'
import { dayAt, instantAt } from './clock.ts'

type Shown = Answer<'labs.resource'>

const reasons = ['maintenance', 'care', 'other'] as const
const services = ['calibration', 'qualification', 'maintenance'] as const

function Close({ of: { resource, site }, close }: { readonly of: Shown; readonly close: () => void }) {
  const { say } = useLanguage()
  const today = dayAt(new Date(), site.zone)
  const [given, setGiven] = useState({
    day: today,
    from: '08:00',
    last: today,
    until: '17:00',
    reason: 'maintenance',
    note: '',
    displace: false,
  })
  const set = (change: Partial<typeof given>): void => setGiven({ ...given, ...change })
  const shut = useWrite('labs.recordMaintenance', ({ displaced }) => displaced.length === 0 && close())
  return (
    <Modal opened onClose={close} title={say('resource.close')} closeButtonProps={{ 'aria-label': say('close') }}>
      <Stack gap="sm">
        {shut.error && <Failure error={shut.error} />}
        {shut.data && <Alert color="orange" title={say('resource.displaced', { count: shut.data.displaced.length })} role="status" />}
        <Group grow>
          <TextInput type="date" label={say('from')} value={given.day} onChange={(event) => set({ day: event.currentTarget.value })} />
          <TextInput
            type="time"
            aria-label={say('from')}
            mt="auto"
            value={given.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
        </Group>
        <Group grow>
          <TextInput
            type="date"
            label={say('untilTime')}
            value={given.last}
            onChange={(event) => set({ last: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            aria-label={say('untilTime')}
            mt="auto"
            value={given.until}
            onChange={(event) => set({ until: event.currentTarget.value })}
          />
        </Group>
        <Select
          label={say('reason')}
          value={given.reason}
          onChange={(next) => set({ reason: next ?? 'maintenance' })}
          data={reasons.map((value) => ({ value, label: say(`closed.${value}`) }))}
          allowDeselect={false}
        />
        <TextInput label={say('resource.note')} value={given.note} onChange={(event) => set({ note: event.currentTarget.value })} />
        <Checkbox
          label={say('resource.displace')}
          checked={given.displace}
          onChange={(event) => set({ displace: event.currentTarget.checked })}
        />
        <Button
          loading={shut.isPending}
          onClick={() =>
            shut.mutate({
              resource,
              start: instantAt(given.day, given.from, site.zone).toISOString(),
              end: instantAt(given.last, given.until, site.zone).toISOString(),
              reason: given.reason as 'other',
              note: given.note,
              displace: given.displace,
            })
          }
        >
          {say('resource.close')}
        </Button>
      </Stack>
    </Modal>
  )
}

function Serve({ of: { resource, site }, close }: { readonly of: Shown; readonly close: () => void }) {
  const { say } = useLanguage()
  const [given, setGiven] = useState({ kind: 'calibration', doneOn: dayAt(new Date(), site.zone), due: '', by: '', certificate: '' })
  const set = (change: Partial<typeof given>): void => setGiven({ ...given, ...change })
  const enter = useWrite('labs.calibrate', close)
  return (
    <Modal opened onClose={close} title={say('resource.serve')} closeButtonProps={{ 'aria-label': say('close') }}>
      <Stack gap="sm">
        {enter.error && <Failure error={enter.error} />}
        <Select
          label={say('field.kind')}
          value={given.kind}
          onChange={(next) => set({ kind: next ?? 'calibration' })}
          data={services.map((value) => ({ value, label: say(`service.${value}`) }))}
          allowDeselect={false}
        />
        <Group grow>
          <TextInput
            type="date"
            label={say('resource.doneOn')}
            value={given.doneOn}
            onChange={(event) => set({ doneOn: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={say('resource.due')}
            value={given.due}
            onChange={(event) => set({ due: event.currentTarget.value })}
          />
        </Group>
        <TextInput label={say('resource.by')} required value={given.by} onChange={(event) => set({ by: event.currentTarget.value })} />
        <TextInput
          label={say('resource.certificate')}
          value={given.certificate}
          onChange={(event) => set({ certificate: event.currentTarget.value })}
        />
        <Button
          loading={enter.isPending}
          disabled={given.by.trim() === ''}
          onClick={() =>
            enter.mutate({
              resource,
              kind: given.kind as 'calibration',
              doneOn: given.doneOn,
              by: given.by,
              ...(given.due ? { due: given.due } : {}),
              ...(given.certificate ? { certificate: given.certificate } : {}),
            })
          }
        >
          {say('save')}
        </Button>
      </Stack>
    </Modal>
  )
}

/** What a lab manager does with a room or equipment: closes it for a time, enters a calibration. */
export function ResourceActions({ of }: { readonly of: Shown }) {
  const { say } = useLanguage()
  const [open, setOpen] = useState<'close' | 'serve' | null>(null)
  const close = (): void => setOpen(null)
  return (
    <>
      {of.kind === 'equipment' && (
        <Button variant="default" onClick={() => setOpen('serve')}>
          {say('resource.serve')}
        </Button>
      )}
      <Button variant="default" onClick={() => setOpen('close')}>
        {say('resource.close')}
      </Button>
      {open === 'close' && <Close of={of} close={close} />}
      {open === 'serve' && <Serve of={of} close={close} />}
    </>
  )
}
