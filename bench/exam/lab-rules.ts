import { isDeepStrictEqual } from 'node:util'
import { stream } from '@vitalbench/kernel/numbers'
import { canonicalJson } from '@vitalbench/kernel/seal'
import type { Bench, Case, Outcome, ProductPort } from '../contract.ts'
import { createLab } from '../runner/lab.ts'
import { keptOutcome, runCase } from '../runner/run-case.ts'
import type { LockedPlan } from '../study/locked-plan.ts'
import { hangingProduct, misbehavingProducts } from './misbehaving-products.ts'
import type { Rule } from './rule.ts'

/** What the rules in a lab are checked with. */
export interface LabExam<P, C extends Case> {
  readonly bench: Bench<P, C>
  readonly plan: LockedPlan
  readonly folder: string
  /** A well-behaved product, and its reference where the plan names one. */
  readonly product: ProductPort
  readonly reference: ProductPort | null
  /** How many cases are run in each check. */
  readonly cases: number
}

type Products = { readonly product: ProductPort; readonly reference: ProductPort | null; readonly signal?: AbortSignal }

const labOf = <P, C extends Case>({ plan, folder }: LabExam<P, C>, { product, reference, signal }: Products) =>
  createLab({ plan, folder, product, reference, signal: signal ?? new AbortController().signal, log: () => {} })

async function list<P, C extends Case>(exam: LabExam<P, C>): Promise<readonly C[]> {
  const cases: C[] = []
  for await (const case_ of exam.bench.cases(exam.plan.plan as P, labOf(exam, exam))) cases.push(case_)
  return cases
}

/** Outcomes by case, as canonical JSON. */
async function runAll<P, C extends Case>(exam: LabExam<P, C>, cases: readonly C[]): Promise<ReadonlyMap<string, string>> {
  const lab = labOf(exam, exam)
  const outcomes = new Map<string, string>()
  for (const case_ of cases) outcomes.set(case_.id, canonicalJson(await runCase(exam.bench, case_, { plan: exam.plan.plan as P, lab })))
  return outcomes
}

const differences = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>, when: string): readonly string[] =>
  [...a].flatMap(([id, outcome]) => (b.get(id) === outcome ? [] : [`case "${id}" has another outcome ${when}`]))

async function misbehaviour<P, C extends Case>(
  exam: LabExam<P, C>,
  case_: C,
  [what, product]: readonly [string, ProductPort],
): Promise<readonly string[]> {
  const lab = labOf(exam, { product, reference: exam.reference && product })
  const thrown = what.startsWith('throws')
  const outcome = await exam.bench.run(case_, exam.plan.plan as P, lab).catch((error: unknown) => (thrown ? null : Promise.reject(error)))
  if (outcome === null) return []
  const kept = keptOutcome(case_.id, outcome)
  if (kept.status === 'ok') return [`a product that ${what} has an outcome "ok"`]
  if (kept.status === 'error' && !thrown) return [`with a product that ${what} the bench breaks: ${kept.reason}`]
  return kept.reason === null ? [`the outcome of a product that ${what} has no reason`] : []
}

async function abortFaults<P, C extends Case>(exam: LabExam<P, C>, case_: C): Promise<readonly string[]> {
  const stop = new AbortController()
  const product = hangingProduct(stop.signal)
  const lab = labOf(exam, { product, reference: exam.reference && product, signal: stop.signal })
  const running: Promise<Outcome> = runCase(exam.bench, case_, { plan: exam.plan.plan as P, lab })
  stop.abort()
  const late = new Promise<null>((resolve) => setTimeout(resolve, 1000, null))
  return (await Promise.race([running, late])) === null ? ['a case does not end within a second of the abort'] : []
}

/** Outcomes of all cases with a product that crashes in each of them. */
export async function crashedOutcomes<P, C extends Case>(exam: LabExam<P, C>): Promise<readonly Outcome[]> {
  const { crashes } = misbehavingProducts
  const lab = labOf(exam, { product: crashes, reference: exam.reference && crashes })
  const outcomes: Outcome[] = []
  for (const case_ of await list(exam)) outcomes.push(await runCase(exam.bench, case_, { plan: exam.plan.plan as P, lab }))
  return outcomes
}

/** Rules on cases and outcomes, checked in labs of this thread. */
export const labRules = <P, C extends Case>(exam: LabExam<P, C>): readonly Rule[] => [
  {
    rule: 'cases come in a stable order, each with an id of its own, and survive a structured clone',
    faults: async () => {
      const [first, second] = [await list(exam), await list(exam)]
      const ids = new Set(first.map(({ id }) => id))
      const counted = (await exam.bench.count?.(exam.plan.plan as P, labOf(exam, exam))) ?? first.length
      return [
        ...(first.length > 0 ? [] : ['there is no case']),
        ...(ids.size === first.length ? [] : ['two cases share an id']),
        ...(isDeepStrictEqual(structuredClone(first), second) ? [] : ['the second listing differs from the first']),
        ...(counted === first.length ? [] : [`it counts ${counted} cases and lists ${first.length}`]),
      ]
    },
  },
  {
    rule: 'outcomes can be kept: plain values, no NaN, no infinity, and the bench itself does not break',
    faults: async () => {
      const outcomes = await runAll(exam, (await list(exam)).slice(0, exam.cases))
      return [...outcomes.values()].flatMap((text) => {
        const { case: id, status, reason } = JSON.parse(text) as Outcome
        return status === 'error' ? [`case "${id}": ${reason}`] : []
      })
    },
  },
  {
    rule: 'outcomes are the same on every run and in every order',
    faults: async () => {
      const cases = (await list(exam)).slice(0, exam.cases)
      const once = await runAll(exam, cases)
      return [
        ...differences(once, await runAll(exam, cases), 'the second time'),
        ...differences(once, await runAll(exam, cases.toReversed()), 'in reversed order'),
        ...differences(once, await runAll(exam, stream('exam', 'order').shuffle([...cases])), 'in shuffled order'),
      ]
    },
  },
  {
    rule: 'a product that misbehaves has an outcome with a reason, and it is not "ok"',
    faults: async () => {
      const [case_] = await list(exam)
      const found = await Promise.all(Object.entries(misbehavingProducts).map((product) => misbehaviour(exam, case_, product)))
      return found.flat()
    },
  },
  { rule: 'an abort ends a case within a second', faults: async () => abortFaults(exam, (await list(exam))[0]) },
]
