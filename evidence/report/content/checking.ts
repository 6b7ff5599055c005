import type { ReportInput } from '../input.ts'
import type { Words } from '../words/words.ts'
import type { Section } from './report.ts'

/** What was not tested, in the words of the bench. */
export function notTestedSection({ findings }: ReportInput, { say, text }: Words): Section {
  const items = findings.notTested.map(text)
  const title = say('notTested')
  if (items.length === 0) return { id: 'not-tested', title, blocks: [{ kind: 'paragraph', text: say('notTested.none') }] }
  return {
    id: 'not-tested',
    title,
    blocks: [
      { kind: 'paragraph', text: say('notTested.intro') },
      { kind: 'list', items },
    ],
  }
}

/** How a stranger checks the evidence, and what a signature does not show. */
export function checkingSection({ evidenceDigest }: ReportInput, { say }: Words): Section {
  return {
    id: 'check',
    title: say('check'),
    blocks: [
      { kind: 'paragraph', text: say('check.intro') },
      { kind: 'command', text: say('check.verify'), command: 'vitalbench verify .' },
      { kind: 'command', text: say('check.replay'), command: 'vitalbench replay .' },
      { kind: 'facts', rows: [{ name: say('check.digest'), value: evidenceDigest, code: true }] },
      { kind: 'paragraph', text: say('check.digest.about') },
      { kind: 'paragraph', text: say('check.signature') },
    ],
  }
}
