import { Badge, Button, Card, CopyButton, Group, Modal, Select, Stack, Table, Text, Textarea, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { read } from '../app/ask.ts'
import { Answered, Failure } from '../app/failure.tsx'
import { Empty } from '../app/empty.tsx'
import { useLanguage } from '../app/language.tsx'
import type { Answer } from '../app/operations.ts'
import { Page, Part } from '../app/page.tsx'
import { useAsk, useWrite } from '../app/use-ask.ts'
import { useMe } from '../app/use-me.ts'
import { Reasons } from '../gates/reasons.tsx'

type Shown = Answer<'people.show'>
type Qualification = NonNullable<Shown['qualifications']>[number]

const today = (): string => new Date().toLocaleDateString('sv')

function EnterResult({ person, close }: { readonly person: string; readonly close: () => void }) {
  const { say } = useLanguage()
  const courses = useAsk('gates.courses', { past: true })
  const [course, setCourse] = useState<string | null>(null)
  const [passedOn, setPassedOn] = useState(today())
  const enter = useWrite('people.enterResult', close)
  return (
    <Modal opened onClose={close} title={say('result.enter')} closeButtonProps={{ 'aria-label': say('close') }}>
      <Stack gap="sm">
        {enter.error && <Failure error={enter.error} />}
        <Select
          label={say('course')}
          data={(courses.data?.rows ?? []).map((row) => ({
            value: row.course,
            label: `${row.name}${row.edition ? `, ${row.edition}` : ''}`,
          }))}
          value={course}
          onChange={setCourse}
        />
        <TextInput
          type="date"
          label={say('result.passedOn')}
          value={passedOn}
          onChange={(event) => setPassedOn(event.currentTarget.value)}
        />
        <Button disabled={course === null} loading={enter.isPending} onClick={() => enter.mutate({ person, course: course!, passedOn })}>
          {say('result.enter')}
        </Button>
      </Stack>
    </Modal>
  )
}

function Revoke({ qualification, close }: { readonly qualification: Qualification; readonly close: () => void }) {
  const { say } = useLanguage()
  const [reason, setReason] = useState('')
  const revoke = useWrite('people.revokeQualification', close)
  return (
    <Modal
      opened
      onClose={close}
      title={say('qualification.revokeNamed', { name: qualification.name })}
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{say('qualification.revokeAbout')}</Text>
        {revoke.error && <Failure error={revoke.error} />}
        <TextInput label={say('reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
        <Button
          color="red"
          disabled={reason.trim() === ''}
          loading={revoke.isPending}
          onClick={() => revoke.mutate({ qualification: qualification.qualification, reason })}
        >
          {say('qualification.revoke')}
        </Button>
      </Stack>
    </Modal>
  )
}

function Import({ person, close }: { readonly person: string; readonly close: () => void }) {
  const { say } = useLanguage()
  const { me } = useMe()
  const [credential, setCredential] = useState('')
  const bring = useWrite('people.importCredential', close)
  return (
    <Modal opened onClose={close} title={say('credential.import')} closeButtonProps={{ 'aria-label': say('close') }}>
      <Stack gap="sm">
        <Text size="sm">{say('credential.importAbout')}</Text>
        {bring.error && <Failure error={bring.error} />}
        <Textarea
          aria-label={say('credential')}
          value={credential}
          onChange={(event) => setCredential(event.currentTarget.value)}
          minRows={5}
          autosize
          maxRows={10}
        />
        <Button
          disabled={credential === ''}
          loading={bring.isPending}
          onClick={() => bring.mutate({ credential, person: person === me?.id ? undefined : person })}
        >
          {say('credential.import')}
        </Button>
      </Stack>
    </Modal>
  )
}

function Export({ qualification }: { readonly qualification: string }) {
  const { say } = useLanguage()
  const [credential, setCredential] = useState<string | null>(null)
  if (credential === null)
    return (
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => void read('people.exportCredential', { qualification }).then((answer) => setCredential(answer.credential))}
      >
        {say('credential.export')}
      </Button>
    )
  return (
    <CopyButton value={credential}>
      {({ copied, copy }) => (
        <Button size="compact-xs" onClick={copy}>
          {say(copied ? 'copied' : 'credential.copy')}
        </Button>
      )}
    </CopyButton>
  )
}

function Qualifications({ shown }: { readonly shown: Shown }) {
  const { say, day } = useLanguage()
  const { is } = useMe()
  const [revoking, setRevoking] = useState<Qualification | null>(null)
  const [isEntering, entering] = useDisclosure(false)
  const [isImporting, importing] = useDisclosure(false)
  const isManager = is('labManager', 'centreManager')
  return (
    <Part
      title={say('qualifications')}
      aside={
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={importing.open}>
            {say('credential.import')}
          </Button>
          {isManager && !shown.mine && (
            <Button size="xs" onClick={entering.open}>
              {say('result.enter')}
            </Button>
          )}
        </Group>
      }
    >
      {shown.qualifications!.length === 0 && <Empty title={say('qualifications.none')}>{say('qualifications.noneAbout')}</Empty>}
      <Table.ScrollContainer minWidth={560}>
        <Table>
          <Table.Tbody>
            {shown.qualifications!.map((row) => (
              <Table.Tr key={row.qualification}>
                <Table.Td>
                  {row.name}
                  <Text size="xs" c="dimmed">
                    {[row.edition, row.issuerName, row.proofName].filter((part) => part).join(' · ')}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Badge
                    color={
                      row.state === 'valid'
                        ? 'teal.9'
                        : row.state === 'lapsing'
                          ? 'yellow.9'
                          : row.state === 'superseded'
                            ? 'gray.7'
                            : 'red.9'
                    }
                    variant="filled"
                  >
                    {row.stateName}
                  </Badge>
                </Table.Td>
                <Table.Td>{row.lastDay && say('until', { when: day(row.lastDay) })}</Table.Td>
                <Table.Td>
                  <Group gap="xs">
                    {row.exportable && <Export qualification={row.qualification} />}
                    {isManager && row.revocation === null && row.state !== 'superseded' && (
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        color="red"
                        aria-label={say('qualification.revokeNamed', { name: row.name })}
                        onClick={() => setRevoking(row)}
                      >
                        {say('qualification.revoke')}
                      </Button>
                    )}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {revoking && <Revoke qualification={revoking} close={() => setRevoking(null)} />}
      {isEntering && <EnterResult person={shown.person} close={entering.close} />}
      {isImporting && <Import person={shown.person} close={importing.close} />}
    </Part>
  )
}

function Affiliations({ shown }: { readonly shown: Shown }) {
  const { say, day } = useLanguage()
  const sign = useWrite('people.signAffiliation')
  return (
    <Part title={say('affiliations')}>
      {sign.error && <Failure error={sign.error} />}
      {shown.affiliations!.length === 0 && <Empty title={say('affiliations.none')} />}
      {shown.affiliations!.map((row) => (
        <Card key={row.affiliation}>
          <Group justify="space-between">
            <Text fw={600}>{row.organisation.name}</Text>
            <Badge color={row.state === 'active' ? 'teal.9' : row.state === 'suspended' ? 'red.9' : 'gray.7'} variant="filled">
              {row.stateName}
            </Badge>
          </Group>
          {row.about && <Text size="sm">{row.about}</Text>}
          {row.next && (
            <Text size="sm" c="dimmed">
              {row.next.stateName}: {day(row.next.on)}
            </Text>
          )}
          {row.reasons.length > 0 && <Reasons reasons={row.reasons} />}
          {row.maySign && (
            <Button mt="xs" size="xs" onClick={() => sign.mutate({ affiliation: row.affiliation })}>
              {say('affiliation.sign')}
            </Button>
          )}
        </Card>
      ))}
    </Part>
  )
}

function Invite({ person }: { readonly person: string }) {
  const { say } = useLanguage()
  const [address, setAddress] = useState<string | null>(null)
  const invite = useWrite('settings.invite', (made) => setAddress(made.address))
  return (
    <>
      <Button variant="default" loading={invite.isPending} onClick={() => invite.mutate({ person })}>
        {say('people.invite')}
      </Button>
      <Modal
        opened={address !== null}
        onClose={() => setAddress(null)}
        title={say('people.invite')}
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        <Stack>
          <Text size="sm">{say('people.inviteAbout')}</Text>
          <TextInput readOnly value={address ?? ''} aria-label={say('people.inviteLink')} />
          <CopyButton value={address ?? ''}>
            {({ copied, copy }) => <Button onClick={copy}>{say(copied ? 'copied' : 'copy')}</Button>}
          </CopyButton>
        </Stack>
      </Modal>
    </>
  )
}

/** A person: affiliations with their live state, qualifications, what can be done about them. */
export function PersonPage() {
  const { say } = useLanguage()
  const { is } = useMe()
  const { person } = useParams({ from: '/people/$person' })
  const found = useAsk('people.show', { person })
  return (
    <Answered of={found}>
      {(shown) => (
        <Page
          title={shown.name}
          about={[shown.organisation?.name, shown.roles.map((role) => say(`role.${role}`)).join(', '), shown.email]
            .filter((part) => part)
            .join(' · ')}
          actions={is('centreManager', 'operator') && <Invite person={person} />}
        >
          {shown.affiliations && <Affiliations shown={shown} />}
          {shown.qualifications && <Qualifications shown={shown} />}
        </Page>
      )}
    </Answered>
  )
}
