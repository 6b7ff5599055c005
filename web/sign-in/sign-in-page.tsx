import { Button, Card, Divider, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Refusal, signInRequest } from '../app/ask.ts'
import { Failure } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import { Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { useMe } from '../app/use-me.ts'

async function atProvider(id: string): Promise<void> {
  const { url } = await signInRequest('/sign-in/oauth2', { providerId: id, callbackURL: `${location.origin}/` })
  if (url) location.assign(url)
}

/** Signs somebody in, by password or at a provider. */
export function SignInPage() {
  const { say } = useLanguage()
  const { centre } = useMe()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [error, setError] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const submit = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await signInRequest('/sign-in/email', { email, password })
      await client.invalidateQueries()
      await navigate({ to: '/' })
    } catch (cause) {
      // Whether the address or the password was wrong is not said.
      if (cause instanceof Refusal)
        setError(
          cause.status === 401
            ? new Refusal({ code: cause.code, message: say('signIn.wrong'), cure: say('signIn.wrongCure') }, 401)
            : cause,
        )
    }
    setBusy(false)
  }
  return (
    <Page title={say('signIn')}>
      <Card maw={420} w="100%">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <Stack gap="sm">
            {error && <Failure error={error} />}
            <TextInput
              label={say('email')}
              type="email"
              autoComplete="username"
              required
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <PasswordInput
              label={say('password')}
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': say('password.show') }}
            />
            <Button type="submit" loading={isBusy}>
              {say('signIn')}
            </Button>
            {centre && centre.signIn.oidc.length > 0 && <Divider label={say('or')} />}
            {centre?.signIn.oidc.map(({ id, name }) => (
              <Button key={id} variant="default" onClick={() => void atProvider(id)}>
                {name}
              </Button>
            ))}
            <Text size="sm">
              {say('signIn.noAccount')} <Link to="/sign-up">{say('signUp')}</Link>
            </Text>
          </Stack>
        </form>
      </Card>
    </Page>
  )
}
