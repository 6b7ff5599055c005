import { Badge, Button, Group, Select, Table, Text, TextInput } from '@mantine/core'
import { useDebouncedValue, useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { Answered } from '../app/failure.tsx'
import { Empty } from '../app/empty.tsx'
import { useLanguage } from '../app/language.tsx'
import { Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'
import { useMe } from '../app/use-me.ts'
import { AddPlace } from './add-place.tsx'
import { LabTabs } from './lab-tabs.tsx'

const kinds = ['room', 'equipment', 'person'] as const

/** Rooms, equipment and people whose hours can be booked. */
export function ResourcesPage() {
  const { say, money } = useLanguage()
  const { is } = useMe()
  const sites = useAsk('labs.sites', {})
  const [site, setSite] = useState<string | null>(null)
  const [kind, setKind] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text, 200)
  const [isOpen, dialog] = useDisclosure(false)
  const found = useAsk('labs.resources', {
    site: site ?? undefined,
    kind: (kind as 'room' | null) ?? undefined,
    search: search || undefined,
    limit: 200,
  })
  return (
    <Page
      title={say('labs.resources')}
      about={say('resources.about')}
      actions={is('labManager', 'centreManager') && <Button onClick={dialog.open}>{say('place.add')}</Button>}
    >
      <LabTabs />
      <Group gap="xs">
        <TextInput
          aria-label={say('search')}
          placeholder={say('search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          aria-label={say('site')}
          placeholder={say('site')}
          clearable
          value={site}
          onChange={setSite}
          data={(sites.data?.rows ?? []).map((each) => ({ value: each.site, label: each.name }))}
          clearButtonProps={{ 'aria-label': say('clear') }}
        />
        <Select
          aria-label={say('field.kind')}
          placeholder={say('field.kind')}
          clearable
          value={kind}
          onChange={setKind}
          data={kinds.map((value) => ({ value, label: say(`place.${value}`) }))}
          clearButtonProps={{ 'aria-label': say('clear') }}
        />
      </Group>
      <Answered of={found}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('resources.none')}>{say('labs.noneAbout')}</Empty>
          ) : (
            <Table.ScrollContainer minWidth={640}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{say('name')}</Table.Th>
                    <Table.Th>{say('field.kind')}</Table.Th>
                    <Table.Th>{say('site')}</Table.Th>
                    <Table.Th>{say('mode')}</Table.Th>
                    <Table.Th ta="right">{say('resource.rate')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((row) => (
                    <Table.Tr key={row.resource}>
                      <Table.Td>
                        <Link to="/labs/resources/$resource" params={{ resource: row.resource }}>
                          {row.name}
                        </Link>
                        {row.overdue && (
                          <Badge ml="xs" color="red.9" variant="filled">
                            {say('resource.overdue')}
                          </Badge>
                        )}
                        <Text size="xs" c="dimmed" lineClamp={1}>
                          {row.summary}
                        </Text>
                      </Table.Td>
                      <Table.Td>{say(`place.${row.kind}`)}</Table.Td>
                      <Table.Td>{row.site.name}</Table.Td>
                      <Table.Td>{row.modes.map((mode) => say(`mode.${mode}`)).join(', ')}</Table.Td>
                      <Table.Td ta="right">{row.rate.minor > 0 ? money(row.rate) : '–'}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Answered>
      {isOpen && <AddPlace sites={sites.data?.rows ?? []} close={dialog.close} />}
    </Page>
  )
}
