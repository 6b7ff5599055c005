import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { addressOf } from '../app/ask.ts'
import { Answered } from '../app/failure.tsx'
import { useLanguage } from '../app/language.tsx'
import { LinkButton } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { useAsk } from '../app/use-ask.ts'
import { Verdict } from '../app/verdict.tsx'
import { Content } from './content.tsx'
import { SharedFigure } from './figure.tsx'

/** Evidence by its link, for anybody. */
export function SharedPage() {
  const { say } = useLanguage()
  const { token } = useParams({ from: '/shared/$token' })
  const found = useAsk('evidence.shared', { token })
  return (
    <Answered of={found}>
      {(shown) => (
        <Page
          title={shown.title}
          about={
            <>
              {shown.product} {shown.version} · {shown.manufacturer} · <Verdict of={shown.verdict} />
            </>
          }
          actions={
            <>
              <Button component="a" href={addressOf('evidence.sharedBundle', { token })}>
                {say('evidence.bundle')}
              </Button>
              <LinkButton to="/verify" search={{ shared: token } as never} variant="default">
                {say('evidence.verifyHere')}
              </LinkButton>
            </>
          }
        >
          <Content
            shown={shown}
            fileAddress={(file) => addressOf('evidence.sharedFile', { token, file })}
            figure={(figure) => <SharedFigure token={token} figure={figure} />}
          />
        </Page>
      )}
    </Answered>
  )
}
