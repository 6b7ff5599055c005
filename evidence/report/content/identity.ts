import type { Product } from '@vitalbench/bench'
import type { ReportInput } from '../input.ts'
import type { Words } from '../words/words.ts'
import type { Facts, PrintedTable, Section } from './report.ts'

const artefact = ({ say }: Words, { artefact }: Product): Facts['rows'] => {
  if ('url' in artefact) return [{ name: say('identity.artefact'), value: artefact.url, code: true }]
  if ('controller' in artefact) return [{ name: say('identity.artefact'), value: artefact.controller, code: true }]
  if ('command' in artefact)
    return [
      { name: say('identity.artefact'), value: artefact.command.join(' '), code: true },
      ...artefact.files.flatMap(({ path, sha256 }) => [
        { name: say('identity.file'), value: path, code: true },
        { name: say('identity.digest'), value: sha256, code: true },
      ]),
    ]
  return [
    { name: say('identity.artefact'), value: artefact.path, code: true },
    { name: say('identity.digest'), value: artefact.sha256, code: true },
  ]
}

const product = (words: Words, product: Product, title: string): Facts => ({
  kind: 'facts',
  title,
  rows: [
    { name: words.say('identity.name'), value: product.name },
    { name: words.say('version'), value: product.version },
    { name: words.say('manufacturer'), value: product.manufacturer },
    { name: words.say('identity.link'), value: words.say(`link.${product.artefact.link}`) },
    ...artefact(words, product),
    {
      name: words.say('identity.trainedOn'),
      value: product.trainedOn ?? words.say('identity.notStated'),
      code: product.trainedOn !== undefined,
    },
  ],
})

const files = ({ say }: Words, { plan }: ReportInput): PrintedTable => ({
  kind: 'table',
  caption: say('identity.data'),
  columns: [
    { title: say('identity.file'), kind: 'text' },
    { title: say('identity.digest'), kind: 'text' },
  ],
  rows: plan.files.map(({ path, sha256 }) => [{ text: path }, { text: sha256, code: true }]),
})

/** What was tested with what: products, files, plan, seed, each with its digest. */
export function identitySection(input: ReportInput, words: Words): Section {
  const { plan, planDigest } = input
  const { say } = words
  return {
    id: 'identity',
    title: say('identity'),
    blocks: [
      product(words, plan.product, say('identity.product')),
      ...(plan.reference ? [product(words, plan.reference, say('identity.reference'))] : []),
      ...(plan.files.length > 0 ? [files(words, input)] : []),
      {
        kind: 'facts',
        title: say('identity.plan'),
        rows: [
          { name: say('identity.study'), value: plan.study },
          { name: say('identity.planDigest'), value: planDigest, code: true },
          { name: say('identity.seed'), value: plan.seed, code: true },
        ],
      },
    ],
  }
}
