import { Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf } from '../app/ask.ts'
import { Answered, Failure } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import { Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { useAsk, useWrite } from '../app/use-ask.ts'
import { useMe } from '../app/use-me.ts'
import { Verdict } from '../app/verdict.tsx'
import { Content } from './content.tsx'
import { OwnFigure } from './figure.tsx'

function Sharing({
  evidence,
  isPublic,
  shares,
}: {
  readonly evidence: string
  readonly isPublic: boolean
  readonly shares: readonly { readonly id: string; readonly madeAt: string; readonly views: number }[]
}) {
  const { say, instant } = useLanguage()
  const [address, setAddress] = useState<string | null>(null)
  const share = useWrite('evidence.share', (made) => setAddress(made.address))
  const end = useWrite('evidence.unshare')
  const publish = useWrite('evidence.publish')
  const failed = share.error ?? end.error ?? publish.error
  return (
    <>
      <Button variant="default" loading={share.isPending} onClick={() => share.mutate({ evidence })}>
        {say('evidence.share')}
      </Button>
      <Button variant="default" loading={publish.isPending} onClick={() => publish.mutate({ evidence, public: !isPublic })}>
        {say(isPublic ? 'evidence.unpublish' : 'evidence.publish')}
      </Button>
      <Modal
        opened={address !== null}
        onClose={() => setAddress(null)}
        title={say('evidence.share')}
        closeButtonProps={{ 'aria-label': say('close') }}
      >
        <Stack>
          <Text size="sm">{say('evidence.shareAbout')}</Text>
          <TextInput readOnly value={address ?? ''} aria-label={say('evidence.link')} />
          <CopyButton value={address ?? ''}>
            {({ copied, copy }) => <Button onClick={copy}>{say(copied ? 'copied' : 'copy')}</Button>}
          </CopyButton>
          {shares.map(({ id, madeAt, views }) => (
            <Group key={id} justify="space-between">
              <Text size="sm">
                {instant(madeAt)} · {say('evidence.views', { views })}
              </Text>
              <Button size="compact-xs" variant="subtle" color="red" onClick={() => end.mutate({ share: id })}>
                {say('evidence.endLink')}
              </Button>
            </Group>
          ))}
        </Stack>
      </Modal>
      {failed && <Failure error={failed} />}
    </>
  )
}

/** Evidence: verdict, criteria, measures, figures, files, and how anybody checks it. */
export function EvidencePage() {
  const { say } = useLanguage()
  const { me } = useMe()
  const { evidence } = useParams({ from: '/evidence/$evidence' })
  const found = useAsk('evidence.show', { evidence })
  return (
    <Answered of={found}>
      {(shown) => (
        <Page
          title={shown.title}
          about={
            <>
              {shown.product} {shown.version} · {shown.manufacturer} · <Verdict of={shown.verdict} /> ·{' '}
              <Link to="/studies/$study" params={{ study: shown.study }}>
                {say('study')}
              </Link>
            </>
          }
          actions={
            <>
              <Button component="a" href={addressOf('evidence.bundle', { evidence })} variant="filled">
                {say('evidence.bundle')}
              </Button>
              {shown.mine && me?.kind === 'person' && <Sharing evidence={evidence} isPublic={shown.public} shares={shown.shares} />}
            </>
          }
        >
          <Content
            shown={shown}
            fileAddress={(file) => addressOf('evidence.file', { evidence, file })}
            figure={(figure) => <OwnFigure evidence={evidence} figure={figure} />}
          />
        </Page>
      )}
    </Answered>
  )
}
