import type { Answer, Tensor } from '../contract.ts'

/** An answer that is none. */
export type Failure = Exclude<Answer, { readonly status: 'ok' }>

/** What a product did instead of answering, on its way through a link to the answer that it becomes. */
export class Misbehaviour extends Error {
  readonly failure: Failure
  constructor(status: Failure['status'], reason: string) {
    super(reason)
    this.name = 'Misbehaviour'
    this.failure = { status, reason }
  }
}

/** Foreign text made fit for a reason: one line, quoted, at most 120 characters of it. */
export const quote = (text: string): string => JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text)

/** Whether a message of a runtime says that memory ran out; so do Node, C++, Python, WebAssembly and ONNX Runtime. */
export const saysOutOfMemory = (text: string): boolean =>
  /out of memory|MemoryError|bad_alloc|cannot allocate memory|failed to allocate memory|allocation failed|memory access out of bounds/i.test(
    text,
  )

/** The answer of a product that is in step with its caller: its outputs, or what is wrong with them. */
export function answerOf(read: () => Readonly<Record<string, Tensor>>): Answer {
  try {
    return { status: 'ok', outputs: read() }
  } catch (error) {
    if (error instanceof Misbehaviour) return error.failure
    throw error
  }
}
