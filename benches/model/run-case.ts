import type { Answer, Outcome, Product } from '@vitalbench/bench'
import { contractOf } from './contract.ts'
import type { ModelCase } from './tasks/task.ts'

/** A score of the product, or why there is none. */
export type Score = { readonly status: 'ok'; readonly value: number } | { readonly status: Exclude<Outcome['status'], 'ok'>; readonly reason: string }

/** The one score of an answer, held against the product's contract: one finite number, in [0, 1] where a probability is declared. */
export function finalAnswer(answer: Answer, product: Product): Score {
  if (answer.status !== 'ok') return answer
  const { tensor, scale } = contractOf(product).output
  const output = answer.outputs[tensor]
  const invalid = (reason: string): Score => ({ status: 'invalid', reason })
  if (output === undefined) return invalid(`no output "${tensor}"`)
  if (output.data.length !== 1) return invalid(`output "${tensor}" has ${output.data.length} numbers (shape ${output.shape.join('×')}), not 1`)
  const value = output.data[0]
  if (!Number.isFinite(value)) return invalid(`output "${tensor}" is ${value}`)
  if (scale === 'probability' && (value < 0 || value > 1)) return invalid(`output "${tensor}" is ${value}, not a probability`)
  return { status: 'ok', value }
}

/** The outcome of a case with one score, or with one score a step; a failed product leaves the score missing. */
export function outcomeOf(
  case_: ModelCase,
  answers: { readonly score: Score; readonly reference: Score | null },
): Outcome {
  const { score, reference } = answers
  const failed = score.status !== 'ok' ? score : reference && reference.status !== 'ok' ? reference : null
  const blame = score.status === 'ok' ? 'reference product: ' : ''
  return {
    case: case_.id,
    status: failed?.status ?? 'ok',
    reason: failed ? `${blame}${failed.reason}` : null,
    values: {
      ...case_.facts,
      score: score.status === 'ok' ? score.value : null,
      ...(reference ? { reference: reference.status === 'ok' ? reference.value : null } : {}),
    },
  }
}
