import { Alert, Button, Card, FileButton, Group, Loader, Paper, Stack, Text } from '@mantine/core'
import { IconCheck, IconMinus, IconShieldCheck, IconX } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { addressOf } from '../app/ask.ts'
import { Failure } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import { Page, Part } from '../app/page.tsx'
import { Verdict } from '../app/verdict.tsx'
import type { ToVerify, Verified } from './verify-bundle.ts'

function Result({ of }: { readonly of: Exclude<Verified, { readonly error: string }> }) {
  const { say } = useLanguage()
  const { ok, checks, problems, verdict, evidenceDigest, keyid } = of.verification
  return (
    <>
      <Alert
        color={ok ? 'teal' : 'red'}
        title={say(ok ? 'verify.ok' : 'verify.broken')}
        icon={<IconShieldCheck aria-hidden />}
        role="status"
      >
        <Stack gap="xs">
          <Text size="sm">{say(ok ? 'verify.okAbout' : 'verify.brokenAbout')}</Text>
          {verdict && (
            <Group>
              <Text size="sm">{say('verify.verdict')}</Text>
              <Verdict of={verdict} />
            </Group>
          )}
        </Stack>
      </Alert>
      <Part title={say('verify.checks')}>
        <Stack gap="xs">
          {checks.map(({ name, ok: holds }) => (
            <Card key={name} p="sm">
              <Group gap="sm" wrap="nowrap">
                {holds === null ? (
                  <IconMinus size={20} aria-label={say('verify.unchecked')} />
                ) : holds ? (
                  <IconCheck size={20} color="var(--series-3)" aria-label={say('verify.holds')} />
                ) : (
                  <IconX size={20} color="var(--fail)" aria-label={say('verify.fails')} />
                )}
                <div>
                  <Text fw={550}>{say(`verify.${name}`)}</Text>
                  <Text size="sm" c="dimmed">
                    {say(`verify.${name}About`)}
                  </Text>
                </div>
              </Group>
            </Card>
          ))}
        </Stack>
      </Part>
      {problems.length > 0 && (
        <Part title={say('verify.problems')}>
          {problems.map(({ file, code, message, cure }, k) => (
            <Failure key={k} error={{ code, cure, message: `${file}: ${message}` }} />
          ))}
        </Part>
      )}
      {evidenceDigest && (
        <Card p="sm">
          <Text size="xs" c="dimmed">
            {say('evidence.digest')}
          </Text>
          <span className="digest">{evidenceDigest}</span>
          <Text size="xs" c="dimmed" mt="xs">
            {say('evidence.signer')}
          </Text>
          <span className="digest">{keyid}</span>
        </Card>
      )}
    </>
  )
}

/** Verifies evidence in this browser: a bundle is dropped, and checked offline by the same code as in a terminal. */
export function VerifyPage() {
  const { say } = useLanguage()
  const { shared } = useSearch({ strict: false }) as { readonly shared?: string }
  const [result, setResult] = useState<Verified | null>(null)
  const [isBusy, setBusy] = useState(false)
  const worker = useRef<Worker | null>(null)
  useEffect(() => () => worker.current?.terminate(), [])
  const verify = async (file: Blob): Promise<void> => {
    setBusy(true)
    setResult(null)
    worker.current?.terminate()
    worker.current = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    worker.current.addEventListener('message', (event: MessageEvent<Verified>) => {
      setResult(event.data)
      setBusy(false)
    })
    const message: ToVerify = { bytes: new Uint8Array(await file.arrayBuffer()) }
    worker.current.postMessage(message, [])
  }
  useEffect(() => {
    if (shared)
      void fetch(addressOf('evidence.sharedBundle', { token: shared })).then(async (answer) => answer.ok && verify(await answer.blob()))
  }, [shared])
  return (
    <Page title={say('nav.verify')} about={say('verify.about')}>
      <Paper
        withBorder
        p="xl"
        style={{ borderStyle: 'dashed' }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          const [file] = event.dataTransfer.files
          if (file) void verify(file)
        }}
      >
        <Stack align="center" gap="sm">
          <IconShieldCheck size={36} aria-hidden />
          <Text ta="center">{say('verify.drop')}</Text>
          <FileButton accept=".zip" onChange={(file) => file && void verify(file)} inputProps={{ 'aria-label': say('verify.choose') }}>
            {(given) => <Button {...given}>{say('verify.choose')}</Button>}
          </FileButton>
          {isBusy && <Loader size="sm" aria-label={say('loading')} />}
        </Stack>
      </Paper>
      {result &&
        ('error' in result ? <Failure error={{ message: `${say('verify.unreadable')} ${result.error}` }} /> : <Result of={result} />)}
    </Page>
  )
}
