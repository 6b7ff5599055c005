import type { Answer, Outcome, OutcomeStatus, Product } from '@vitalbench/bench'
import { contractOf } from './contract.ts'
import type { ModelContract } from './contract.ts'
import type { ModelCase } from './tasks/task.ts'

/** A score of the product, or why there is none. */
export type Score =
  | { readonly status: 'ok'; readonly value: number }
  | { readonly status: Exclude<OutcomeStatus, 'ok'>; readonly reason: string }

const invalid = (reason: string): Score => ({ status: 'invalid', reason })

/** The one score of an answer, held against the product's contract: one finite number, in [0, 1] where a probability is declared. */
export const finalAnswer = (answer: Answer, product: Product): Score => scoreOf(answer, contractOf(product).output)

function scoreOf(answer: Answer, { tensor, scale }: ModelContract['output']): Score {
  if (answer.status !== 'ok') return answer
  // A contract may name its tensor like a method that every object has.
  const output = Object.hasOwn(answer.outputs, tensor) ? answer.outputs[tensor] : undefined
  if (output === undefined) return invalid(`no output "${tensor}"`)
  if (output.data.length !== 1)
    return invalid(`output "${tensor}" has ${output.data.length} numbers (shape ${output.shape.join('×')}), not 1`)
  const value = output.data[0]
  if (!Number.isFinite(value)) return invalid(`output "${tensor}" is ${value}`)
  if (scale === 'probability' && (value < 0 || value > 1)) return invalid(`output "${tensor}" is ${value}, not a probability`)
  return { status: 'ok', value }
}

/** Why a case has no valid answer: the product's failure, else the reference's. */
function failureOf(score: Score, reference: Score | null): Pick<Outcome, 'status' | 'reason'> {
  if (score.status !== 'ok') return { status: score.status, reason: score.reason }
  if (reference && reference.status !== 'ok') return { status: reference.status, reason: `reference product: ${reference.reason}` }
  return { status: 'ok', reason: null }
}

const valueOf = (score: Score): number | null => (score.status === 'ok' ? score.value : null)

/** The outcome of a case with one score; a failed product leaves it missing. */
export const outcomeOf = (
  case_: ModelCase,
  { score, reference }: { readonly score: Score; readonly reference: Score | null },
): Outcome => ({
  case: case_.id,
  ...failureOf(score, reference),
  values: { ...case_.facts, score: valueOf(score), ...(reference ? { reference: valueOf(reference) } : {}) },
})

/** The scores of a series of answers, one a step; the first failure stands for the rest. */
export function seriesAnswer(answers: readonly Answer[], product: Product): readonly Score[] {
  const { output } = contractOf(product)
  return answers.map((answer) => scoreOf(answer, output))
}

const firstFailure = (scores: readonly Score[]): Score => scores.find(({ status }) => status !== 'ok') ?? { status: 'ok', value: 0 }

/** The outcome of a case with one score a step. */
export const seriesOutcome = (
  case_: ModelCase,
  { scores, reference }: { readonly scores: readonly Score[]; readonly reference: readonly Score[] | null },
): Outcome => ({
  case: case_.id,
  ...failureOf(firstFailure(scores), reference && firstFailure(reference)),
  values: { ...case_.facts, scores: scores.map(valueOf), ...(reference ? { references: reference.map(valueOf) } : {}) },
})
