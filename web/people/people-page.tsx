import { Badge, Button, Card, Group, Modal, Select, SimpleGrid, Stack, Table, Tabs, Text, TextInput } from '@mantine/core'
import { useDebouncedValue, useDisclosure } from '@mantine/hooks'
import { languageNames, languages } from '@vitalbench/kernel/language'
import { useState } from 'react'
import { Answered, Failure } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import { Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { useAsk, useWrite } from '../app/use-ask.ts'
import { useMe } from '../app/use-me.ts'

const given = ['member', 'researcher', 'clinician', 'steward', 'labManager', 'centreManager', 'observer'] as const

function Register({ close }: { readonly close: () => void }) {
  const { say } = useLanguage()
  const organisations = useAsk('people.organisations', { limit: 500 })
  const [person, setPerson] = useState({ name: '', email: '', language: 'en', organisation: '', role: 'member' })
  const add = useWrite('people.register', close)
  return (
    <Modal opened onClose={close} title={say('people.register')} closeButtonProps={{ 'aria-label': say('close') }}>
      <Stack gap="sm">
        {add.error && <Failure error={add.error} />}
        <TextInput
          label={say('name')}
          value={person.name}
          onChange={(event) => setPerson({ ...person, name: event.currentTarget.value })}
        />
        <TextInput
          label={say('email')}
          value={person.email}
          onChange={(event) => setPerson({ ...person, email: event.currentTarget.value })}
        />
        <Select
          label={say('language')}
          value={person.language}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          onChange={(value) => setPerson({ ...person, language: value ?? 'en' })}
        />
        <Select
          label={say('organisation')}
          clearable
          searchable
          value={person.organisation}
          data={(organisations.data?.rows ?? []).map(({ organisation, name }) => ({ value: organisation, label: name }))}
          onChange={(value) => setPerson({ ...person, organisation: value ?? '' })}
          clearButtonProps={{ 'aria-label': say('clear') }}
        />
        <Select
          label={say('role')}
          value={person.role}
          data={given.map((value) => ({ value, label: say(`role.${value}`) }))}
          onChange={(value) => setPerson({ ...person, role: value ?? 'member' })}
        />
        <Button
          loading={add.isPending}
          onClick={() =>
            add.mutate({
              name: person.name,
              email: person.email,
              language: person.language as 'en',
              organisation: person.organisation || undefined,
              roles: [person.role as 'member'],
            })
          }
        >
          {say('people.register')}
        </Button>
      </Stack>
    </Modal>
  )
}

function People() {
  const { say } = useLanguage()
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text, 200)
  const found = useAsk('people.list', { search: search || undefined, limit: 100 })
  return (
    <Stack gap="sm">
      <TextInput
        aria-label={say('search')}
        placeholder={say('search')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maw={320}
      />
      <Answered of={found}>
        {({ rows }) => (
          <Table.ScrollContainer minWidth={480}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{say('name')}</Table.Th>
                  <Table.Th>{say('organisation')}</Table.Th>
                  <Table.Th>{say('role')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map(({ person, name, organisation, roles }) => (
                  <Table.Tr key={person}>
                    <Table.Td>
                      <Link to="/people/$person" params={{ person }}>
                        {name}
                      </Link>
                    </Table.Td>
                    <Table.Td>{organisation?.name ?? '–'}</Table.Td>
                    <Table.Td>{roles.map((role) => say(`role.${role}`)).join(', ')}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Answered>
    </Stack>
  )
}

function Organisations() {
  const { say, day } = useLanguage()
  const found = useAsk('people.organisations', { limit: 200 })
  return (
    <Answered of={found}>
      {({ rows }) => (
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
          {rows.map(({ organisation, name, className, city, country, memberSince, people }) => (
            <Card key={organisation}>
              <Text fw={600}>{name}</Text>
              <Text size="sm" c="dimmed">
                {className} · {[city, country].filter((part) => part).join(', ')}
              </Text>
              <Group gap="xs" mt="xs">
                {memberSince && <Badge variant="default">{say('memberSince', { day: day(memberSince) })}</Badge>}
                <Text size="sm">{say('people.count', { count: people })}</Text>
              </Group>
            </Card>
          ))}
        </SimpleGrid>
      )}
    </Answered>
  )
}

/** People and organisations of the centre. */
export function PeoplePage() {
  const { say } = useLanguage()
  const { is } = useMe()
  const [isOpen, dialog] = useDisclosure(false)
  return (
    <Page title={say('nav.people')} actions={is('centreManager') && <Button onClick={dialog.open}>{say('people.register')}</Button>}>
      <Tabs defaultValue="people" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="people">{say('nav.people')}</Tabs.Tab>
          <Tabs.Tab value="organisations">{say('organisations')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people" pt="md">
          <People />
        </Tabs.Panel>
        <Tabs.Panel value="organisations" pt="md">
          <Organisations />
        </Tabs.Panel>
      </Tabs>
      {isOpen && <Register close={dialog.close} />}
    </Page>
  )
}
