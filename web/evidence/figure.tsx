import { Loader } from '@mantine/core'
import { useLanguage } from '../app/language.tsx'
import { useAsk } from '../app/use-ask.ts'
import type { Answer } from '../app/operations.ts'

function Drawn({ data }: { readonly data: Answer<'evidence.figure'> | undefined }) {
  const { say } = useLanguage()
  // Drawn by the centre from data of the findings, all texts of which are escaped; no script runs on these pages but their own.
  return data ? <div className="figure" dangerouslySetInnerHTML={{ __html: data.svg }} /> : <Loader size="sm" aria-label={say('loading')} />
}

/** A figure of evidence in the colours of the page. */
export function OwnFigure({ evidence, figure }: { readonly evidence: string; readonly figure: string }) {
  return <Drawn data={useAsk('evidence.figure', { evidence, figure, colours: 'page' }).data} />
}

/** The same by a link. */
export function SharedFigure({ token, figure }: { readonly token: string; readonly figure: string }) {
  return <Drawn data={useAsk('evidence.sharedFigure', { token, figure, colours: 'page' }).data} />
}
