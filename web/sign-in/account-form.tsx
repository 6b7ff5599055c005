import { Button, Card, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Refusal } from '../app/ask.ts'
import { Failure } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'

/** What somebody gives who makes an account. */
export interface NewAccount {
  readonly name: string
  readonly email: string
  readonly password: string
}

/** A form for a new account; `named` asks for name and address too. */
export function AccountForm({
  named,
  action,
  make,
}: {
  readonly named: boolean
  readonly action: string
  readonly make: (account: NewAccount) => Promise<void>
}) {
  const { say } = useLanguage()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [account, setAccount] = useState<NewAccount>({ name: '', email: '', password: '' })
  const [error, setError] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const submit = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await make(account)
      await client.invalidateQueries()
      await navigate({ to: '/' })
    } catch (cause) {
      if (cause instanceof Refusal) setError(cause)
    }
    setBusy(false)
  }
  return (
    <Card maw={440} w="100%">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack gap="sm">
          {error && <Failure error={error} />}
          {named && (
            <>
              <TextInput
                label={say('name')}
                autoComplete="name"
                required
                value={account.name}
                onChange={(event) => setAccount({ ...account, name: event.currentTarget.value })}
              />
              <TextInput
                label={say('email')}
                type="email"
                autoComplete="username"
                required
                value={account.email}
                onChange={(event) => setAccount({ ...account, email: event.currentTarget.value })}
              />
            </>
          )}
          <PasswordInput
            label={say('password')}
            description={say('password.about')}
            autoComplete="new-password"
            minLength={12}
            required
            value={account.password}
            onChange={(event) => setAccount({ ...account, password: event.currentTarget.value })}
            visibilityToggleButtonProps={{ 'aria-label': say('password.show') }}
          />
          <Button type="submit" loading={isBusy}>
            {action}
          </Button>
          <Text size="xs" c="dimmed">
            {say('signUp.privacy')}
          </Text>
        </Stack>
      </form>
    </Card>
  )
}
