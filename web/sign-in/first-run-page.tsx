import { useParams } from '@tanstack/react-router'
import { signInRequest, write } from '../app/ask.ts'
import { useLanguage } from '../app/language.tsx'
import { Page } from '../app/page.tsx'
import { AccountForm } from './account-form.tsx'

/** Makes the first account of a centre. */
export function FirstRunPage() {
  const { say } = useLanguage()
  const { token } = useParams({ from: '/first-run/$token' })
  return (
    <Page title={say('firstRun')} about={say('firstRun.about')}>
      <AccountForm
        named
        action={say('firstRun.begin')}
        make={async (account) => {
          await write('settings.begin', { token, ...account })
          await signInRequest('/sign-in/email', { email: account.email, password: account.password })
        }}
      />
    </Page>
  )
}
