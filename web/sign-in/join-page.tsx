import { useParams } from '@tanstack/react-router'
import { signInRequest, write } from '../app/ask.ts'
import { useLanguage } from '../app/language.tsx'
import { Page } from '../app/page.tsx'
import { AccountForm } from './account-form.tsx'

/** Makes the account of somebody who was invited. */
export function JoinPage() {
  const { say } = useLanguage()
  const { token } = useParams({ from: '/join/$token' })
  return (
    <Page title={say('join')} about={say('join.about')}>
      <AccountForm
        named={false}
        action={say('join.set')}
        make={async ({ password }) => {
          const { email } = await write('settings.join', { token, password })
          await signInRequest('/sign-in/email', { email, password })
        }}
      />
    </Page>
  )
}
