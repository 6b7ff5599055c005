import { Alert, Badge, Button, Card, Group, List, Stack, Tabs, Text, Textarea } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Answered, Failure } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import { Link } from '../app/link.tsx'
import type { Answer } from '../app/operations.ts'
import { Page } from '../app/page.tsx'
import { useAsk, useWrite } from '../app/use-ask.ts'
import { Files } from './files.tsx'
import { History } from './history.tsx'
import { StudyForm } from './study-form.tsx'

type Study = Answer<'studies.show'>

function Mistakes({ study }: { readonly study: Study }) {
  const { say } = useLanguage()
  const checked = useAsk('studies.check', { study: study.id })
  if (study.state === 'locked') return null
  return (
    <Answered of={checked}>
      {({ mistakes, cases }) =>
        mistakes.length === 0 ? (
          <Alert color="teal" title={say('study.sound')}>
            {cases !== null && say('study.cases', { cases })}
          </Alert>
        ) : (
          <Alert color="yellow" title={say('study.mistakes', { count: mistakes.length })}>
            <List size="sm">
              {mistakes.map(({ file, line, message, cure, path }, k) => (
                <List.Item key={k}>
                  <Text size="sm">
                    {file ?? say('study.line', { line })} {path.length > 0 && <code>{path.join('.')}</code>}: {message}
                  </Text>
                  <Text size="sm" c="dimmed">
                    → {cure}
                  </Text>
                </List.Item>
              ))}
            </List>
          </Alert>
        )
      }
    </Answered>
  )
}

function TextEditor({ study }: { readonly study: Study }) {
  const { say } = useLanguage()
  const [text, setText] = useState(study.text)
  const save = useWrite('studies.save')
  useEffect(() => setText(study.text), [study.text])
  const isOpen = study.mine && study.state === 'draft'
  return (
    <Stack gap="xs">
      {save.error && <Failure error={save.error} />}
      <Textarea
        aria-label={say('study.text')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={16}
        maxRows={40}
        readOnly={!isOpen}
        styles={{ input: { fontFamily: 'ui-monospace, monospace', fontSize: 13 } }}
      />
      {isOpen && (
        <Group>
          <Button
            loading={save.isPending}
            disabled={text === study.text}
            onClick={() => save.mutate({ study: study.id, text, revision: study.revision })}
          >
            {say('save')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

function Actions({ study }: { readonly study: Study }) {
  const { say } = useLanguage()
  const navigate = useNavigate()
  const lock = useWrite('studies.lock')
  const submit = useWrite('runs.submit', ({ run }) => void navigate({ to: '/runs/$run', params: { run } }))
  const remove = useWrite('studies.remove', () => void navigate({ to: '/studies' }))
  const failed = lock.error ?? submit.error ?? remove.error
  if (!study.mine) return null
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {study.state === 'draft' ? (
          <Button loading={lock.isPending} onClick={() => lock.mutate({ study: study.id })}>
            {say('study.lock')}
          </Button>
        ) : (
          <Button loading={submit.isPending} onClick={() => submit.mutate({ study: study.id })}>
            {say('study.run')}
          </Button>
        )}
        {study.runs === 0 && (
          <Button variant="subtle" color="red" onClick={() => remove.mutate({ study: study.id })}>
            {say('remove')}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed" maw={560}>
        {say(study.state === 'draft' ? 'study.lockAbout' : 'study.runAbout')}
      </Text>
      {failed && <Failure error={failed} />}
    </Stack>
  )
}

function Shown({ study }: { readonly study: Study }) {
  const { say, instant } = useLanguage()
  return (
    <Page
      title={study.title}
      about={
        <>
          {study.product ?? say('study.noProduct')} · <Badge variant="default">{say(`study.${study.state}`)}</Badge>
          {study.expiresAt && (
            <>
              {' '}
              · {say('study.expires', { when: instant(study.expiresAt) })} <Link to="/sign-up">{say('home.signUp')}</Link>
            </>
          )}
        </>
      }
    >
      <Actions study={study} />
      <Mistakes study={study} />
      {study.planDigest && (
        <Card p="sm">
          <Text size="sm" c="dimmed">
            {say('study.digest')}
          </Text>
          <span className="digest">{study.planDigest}</span>
        </Card>
      )}
      <History study={study.id} />
      <Tabs defaultValue="form" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="form">{say('study.form')}</Tabs.Tab>
          <Tabs.Tab value="text">{say('study.text')}</Tabs.Tab>
          <Tabs.Tab value="files">
            {say('study.files')} ({study.files.length})
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="form" pt="md">
          <StudyForm key={study.revision} study={study} />
        </Tabs.Panel>
        <Tabs.Panel value="text" pt="md">
          <TextEditor study={study} />
        </Tabs.Panel>
        <Tabs.Panel value="files" pt="md">
          <Files study={study} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

/** A study: written by a form or as text, checked, locked, run. */
export function StudyPage() {
  const { study } = useParams({ from: '/studies/$study' })
  const found = useAsk('studies.show', { study })
  return <Answered of={found}>{(shown) => <Shown study={shown} />}</Answered>
}
