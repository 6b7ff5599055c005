import { signInRequest } from '../app/ask.ts'
import { useLanguage } from '../app/language.tsx'
import { Page } from '../app/page.tsx'
import { AccountForm } from './account-form.tsx'

/** Makes an account; what was made without one is kept. */
export function SignUpPage() {
  const { say } = useLanguage()
  return (
    <Page title={say('signUp')} about={say('signUp.about')}>
      <AccountForm
        named
        action={say('signUp')}
        make={async ({ name, email, password }) => void (await signInRequest('/sign-up/email', { name, email, password }))}
      />
    </Page>
  )
}
