import { useLanguage } from './language.tsx'
import { LinkButton } from './link.tsx'
import { Page } from './page.tsx'

/** What an address shows that leads nowhere. */
export function Lost() {
  const { say } = useLanguage()
  return (
    <Page title={say('lost.title')} about={say('lost.about')}>
      <div>
        <LinkButton to="/">{say('nav.home')}</LinkButton>
      </div>
    </Page>
  )
}
