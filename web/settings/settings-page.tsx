import {
  Button,
  Card,
  CopyButton,
  Group,
  Modal,
  SegmentedControl,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
  useMantineColorScheme,
} from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { languageNames, languages } from '@vitalbench/kernel/language'
import type { Language } from '@vitalbench/kernel/language'
import { useState } from 'react'
import { signInRequest } from '../app/ask.ts'
import { Answered, Failure } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import { LinkButton } from '../app/link.tsx'
import { Page, Part } from '../app/page.tsx'
import { useAsk, useWrite } from '../app/use-ask.ts'
import { useChooseLanguage } from '../app/use-choose-language.ts'
import { useMe } from '../app/use-me.ts'

function Keys() {
  const { say, instant } = useLanguage()
  const found = useAsk('settings.keys', {})
  const [name, setName] = useState('')
  const [secret, setSecret] = useState<string | null>(null)
  const add = useWrite('settings.addKey', (made) => {
    setSecret(made.secret)
    setName('')
  })
  const remove = useWrite('settings.removeKey')
  return (
    <Part title={say('keys')}>
      <Text size="sm" c="dimmed" maw={640}>
        {say('keys.about')}
      </Text>
      {(add.error ?? remove.error) && <Failure error={(add.error ?? remove.error)!} />}
      <Answered of={found}>
        {({ rows }) => (
          <Table>
            <Table.Tbody>
              {rows.map((key) => (
                <Table.Tr key={key.key}>
                  <Table.Td>{key.name}</Table.Td>
                  <Table.Td className="digest">{key.start}…</Table.Td>
                  <Table.Td>{key.endsAt && say('until', { when: instant(key.endsAt) })}</Table.Td>
                  <Table.Td>
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      color="red"
                      aria-label={say('removeNamed', { name: key.name })}
                      onClick={() => remove.mutate({ key: key.key })}
                    >
                      {say('remove')}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Answered>
      <Group align="flex-end">
        <TextInput label={say('keys.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={32} />
        <Button disabled={name.trim() === ''} loading={add.isPending} onClick={() => add.mutate({ name })}>
          {say('keys.add')}
        </Button>
      </Group>
      <Modal
        opened={secret !== null}
        onClose={() => setSecret(null)}
        title={say('keys.made')}
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        <Stack>
          <Text size="sm">{say('keys.once')}</Text>
          <TextInput readOnly value={secret ?? ''} aria-label={say('keys.made')} />
          <CopyButton value={secret ?? ''}>
            {({ copied, copy }) => <Button onClick={copy}>{say(copied ? 'copied' : 'copy')}</Button>}
          </CopyButton>
        </Stack>
      </Modal>
    </Part>
  )
}

function Feed() {
  const { say } = useLanguage()
  const found = useAsk('labs.feed', {})
  const renew = useWrite('labs.renewFeed')
  return (
    <Part title={say('feed')}>
      <Text size="sm" c="dimmed">
        {say('feed.about')}
      </Text>
      <Answered of={found}>
        {({ address }) => (
          <Group align="flex-end">
            <TextInput readOnly value={address} aria-label={say('feed')} style={{ flex: 1 }} />
            <CopyButton value={address}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy}>
                  {say(copied ? 'copied' : 'copy')}
                </Button>
              )}
            </CopyButton>
            <Button variant="subtle" onClick={() => renew.mutate({})}>
              {say('feed.renew')}
            </Button>
          </Group>
        )}
      </Answered>
    </Part>
  )
}

/** What somebody sets for themselves. */
export function SettingsPage() {
  const { say, language } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { me } = useMe()
  const client = useQueryClient()
  const navigate = useNavigate()
  const choose = useChooseLanguage()
  const signOut = async (): Promise<void> => {
    await signInRequest('/sign-out', {})
    await client.invalidateQueries()
    await navigate({ to: '/' })
  }
  return (
    <Page title={say('nav.settings')}>
      <Card>
        <Stack gap="sm" maw={420}>
          <Select
            label={say('language')}
            value={language}
            onChange={(next) => next && choose(next as Language)}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            allowDeselect={false}
          />
          <div>
            <Text size="sm" fw={500} id="scheme">
              {say('scheme')}
            </Text>
            <SegmentedControl
              aria-labelledby="scheme"
              value={colorScheme}
              onChange={(next) => setColorScheme(next as 'auto')}
              data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: say(`scheme.${value}`) }))}
            />
          </div>
          {me?.kind === 'person' ? (
            <Group>
              <LinkButton to="/people/$person" params={{ person: me.id }} variant="default">
                {say('settings.profile')}
              </LinkButton>
              <Button variant="default" onClick={() => void signOut()}>
                {say('signOut')}
              </Button>
            </Group>
          ) : (
            <Group>
              <LinkButton to="/sign-in">{say('signIn')}</LinkButton>
            </Group>
          )}
        </Stack>
      </Card>
      {me?.kind === 'person' && (
        <>
          <Feed />
          <Keys />
        </>
      )}
    </Page>
  )
}
