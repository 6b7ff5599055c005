import { Button, Card, Group, Modal, NumberInput, Progress, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { Answered, Failure } from '../app/failure.tsx'
import { Empty } from '../app/empty.tsx'
import { useLanguage } from '../app/language.tsx'
import type { Answer } from '../app/operations.ts'
import { useAsk, useWrite } from '../app/use-ask.ts'
import { useMe } from '../app/use-me.ts'

type Sites = Answer<'labs.sites'>['rows']

const periods = ['day', 'week', 'month', 'quarter', 'year'] as const
const pers = ['organisation', 'person'] as const

function SetQuota({ sites, close }: { readonly sites: Sites; readonly close: () => void }) {
  const { say } = useLanguage()
  const [given, setGiven] = useState({
    site: sites[0].site,
    organisation: '',
    resource: '',
    per: 'organisation',
    period: 'month',
    hours: 40,
  })
  const set = (change: Partial<typeof given>): void => setGiven({ ...given, ...change })
  const organisations = useAsk('people.organisations', { limit: 500 })
  const resources = useAsk('labs.resources', { site: given.site, limit: 500 })
  const save = useWrite('labs.setQuota', close)
  const send = (minutes: number | null): void =>
    save.mutate({
      site: given.site,
      ...(given.organisation ? { organisation: given.organisation } : {}),
      ...(given.resource ? { resource: given.resource } : {}),
      per: given.per as 'person',
      period: given.period as 'month',
      minutes,
    })
  return (
    <Modal opened onClose={close} title={say('quota.set')} closeButtonProps={{ 'aria-label': say('close') }}>
      <Stack gap="sm">
        {save.error && <Failure error={save.error} />}
        <Select
          label={say('site')}
          value={given.site}
          onChange={(next) => next && set({ site: next, resource: '' })}
          data={sites.map((each) => ({ value: each.site, label: each.name }))}
          allowDeselect={false}
        />
        <Select
          label={say('resource')}
          placeholder={say('allResources')}
          clearable
          searchable
          value={given.resource || null}
          onChange={(next) => set({ resource: next ?? '' })}
          data={(resources.data?.rows ?? []).map((row) => ({ value: row.resource, label: row.name }))}
          clearButtonProps={{ 'aria-label': say('clear') }}
        />
        <Select
          label={say('organisation')}
          placeholder={say('quota.each')}
          clearable
          searchable
          value={given.organisation || null}
          onChange={(next) => set({ organisation: next ?? '' })}
          data={(organisations.data?.rows ?? []).map((row) => ({ value: row.organisation, label: row.name }))}
          clearButtonProps={{ 'aria-label': say('clear') }}
        />
        <Group grow>
          <Select
            label={say('quota.per')}
            value={given.per}
            onChange={(next) => next && set({ per: next })}
            data={pers.map((value) => ({ value, label: say(`quota.per.${value}`) }))}
            allowDeselect={false}
          />
          <Select
            label={say('quota.period')}
            value={given.period}
            onChange={(next) => next && set({ period: next })}
            data={periods.map((value) => ({ value, label: say(`period.${value}`) }))}
            allowDeselect={false}
          />
          <NumberInput label={say('quota.hours')} min={0} value={given.hours} onChange={(next) => set({ hours: Number(next) || 0 })} />
        </Group>
        <Group justify="flex-end">
          <Button variant="subtle" color="red" onClick={() => send(null)}>
            {say('quota.lift')}
          </Button>
          <Button loading={save.isPending} onClick={() => send(Math.round(given.hours * 60))}>
            {say('save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

/** Quotas, and how much of them is left. */
export function Quotas({ sites }: { readonly sites: Sites }) {
  const { say, instant, number } = useLanguage()
  const { is } = useMe()
  const [organisation, setOrganisation] = useState<string | null>(null)
  const [isOpen, dialog] = useDisclosure(false)
  const manages = is('labManager', 'centreManager')
  const organisations = useAsk('people.organisations', { limit: 500 }, { enabled: manages })
  const found = useAsk('labs.quotas', organisation ? { organisation } : {})
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-end">
        {manages ? (
          <Select
            label={say('organisation')}
            placeholder={say('quota.own')}
            clearable
            searchable
            value={organisation}
            onChange={setOrganisation}
            data={(organisations.data?.rows ?? []).map((row) => ({ value: row.organisation, label: row.name }))}
            clearButtonProps={{ 'aria-label': say('clear') }}
          />
        ) : (
          <Text maw={680}>{say('quota.about')}</Text>
        )}
        {is('centreManager') && <Button onClick={dialog.open}>{say('quota.set')}</Button>}
      </Group>
      <Answered of={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('quota.none')}>{say('quota.noneAbout')}</Empty>
          ) : (
            <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
              {rows.map((row) => (
                <Card key={`${row.quota} ${row.from}`}>
                  <Text fw={600}>{row.name ?? say('allResources')}</Text>
                  <Text size="sm" c="dimmed">
                    {row.site.name} · {say(`quota.per.${row.per}`)} · {say(`period.${row.period}`)}
                  </Text>
                  <Progress
                    my="xs"
                    size="lg"
                    value={row.minutes > 0 ? Math.min(100, (100 * row.used) / row.minutes) : 100}
                    color={row.left > 0 ? undefined : 'red'}
                    aria-label={say('quota.used')}
                  />
                  <Text size="sm">
                    {say('quota.left', {
                      left: number(row.left / 60, { maximumFractionDigits: 1 }),
                      all: number(row.minutes / 60, { maximumFractionDigits: 1 }),
                    })}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {say('until', { when: instant(row.until) })}
                  </Text>
                </Card>
              ))}
            </SimpleGrid>
          )
        }
      </Answered>
      {isOpen && <SetQuota sites={sites} close={dialog.close} />}
    </Stack>
  )
}
