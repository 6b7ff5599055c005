import type { StudyIdentity, Table, Text } from '@vitalbench/bench'
import type { ControlPlan } from './plan.ts'

/** Who does what of a credibility assessment: this bench, the sponsor, or nobody here. */
type By = 'here' | 'sponsor' | 'none'

/** The thirteen factors of ASME V&V 40-2018, in its order. */
const factors: readonly (readonly [factor: string, by: By])[] = [
  ['softwareQuality', 'here'],
  ['codeVerification', 'here'],
  ['discretisation', 'here'],
  ['solver', 'here'],
  ['useError', 'sponsor'],
  ['modelForm', 'none'],
  ['modelInputs', 'none'],
  ['comparatorSamples', 'sponsor'],
  ['comparatorConditions', 'sponsor'],
  ['inputEquivalence', 'sponsor'],
  ['outputComparison', 'sponsor'],
  ['relevanceOfQuantities', 'sponsor'],
  ['relevanceOfValidation', 'sponsor'],
]

/** Categories of evidence of the FDA guidance on computational modelling and simulation of 17 November 2023. */
const categories: readonly (readonly [category: string, by: By])[] = [
  ['codeVerification', 'here'],
  ['calibration', 'none'],
  ['benchValidation', 'sponsor'],
  ['inVivoValidation', 'sponsor'],
  ['populationValidation', 'sponsor'],
  ['emergentBehaviour', 'none'],
  ['plausibility', 'here'],
  ['calculationVerification', 'here'],
]

const rows = (prefix: string, list: readonly (readonly [string, By])[]): readonly (readonly Text[])[] =>
  list.map(([name, by]) => [{ key: `${prefix}.${name}` }, { key: `credibility.by.${by}` }, { key: `${prefix}.${name}.how` }])

const columns = (first: string) =>
  [
    { title: { key: first }, kind: 'text' },
    { title: { key: 'credibility.by' }, kind: 'text' },
    { title: { key: 'credibility.how' }, kind: 'text' },
  ] as const

/** What the simulation can be believed for: context of use and risk, the factors of V&V 40, and the categories of FDA's guidance. */
export const credibilityTables = ({ credibility }: ControlPlan, { product }: StudyIdentity): readonly Table[] => [
  {
    id: 'context-of-use',
    title: { key: 'credibility.context' },
    columns: [
      { title: { key: 'credibility.item' }, kind: 'text' },
      { title: { key: 'credibility.statement' }, kind: 'text' },
    ],
    rows: [
      [{ key: 'credibility.question' }, { key: 'credibility.question.where' }],
      [{ key: 'credibility.use' }, product.intendedPurpose],
      [{ key: 'credibility.influence' }, { key: `credibility.level.${credibility.influence}` }],
      [{ key: 'credibility.consequence' }, { key: `credibility.level.${credibility.consequence}` }],
    ],
  },
  {
    id: 'credibility-factors',
    title: { key: 'credibility.factors' },
    note: { key: 'credibility.check' },
    columns: columns('credibility.factor'),
    rows: rows('factor', factors),
  },
  {
    id: 'evidence-categories',
    title: { key: 'credibility.categories' },
    note: { key: 'credibility.check' },
    columns: columns('credibility.category'),
    rows: rows('category', categories),
  },
]
