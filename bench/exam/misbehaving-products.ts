import type { Answer, ProductPort, Tensor } from '../contract.ts'
import type { Session, SessionOpening } from '../session.ts'

const port = (answer: () => Promise<Answer>): ProductPort => ({
  predict: answer,
  steps: async () => [await answer()],
  session: async (opening) => misbehavingSession(answer, opening),
})

/** The same misbehaviour at every decision of a session; a session never acts with a number that is not finite. */
function misbehavingSession(answer: () => Promise<Answer>, opening: SessionOpening): Session {
  return {
    async step(_index, _seconds, _inputs, outputs) {
      const given = await answer()
      if (given.status !== 'ok') return given
      outputs.fill(NaN)
      for (const [i, { id }] of opening.contract.outputs.entries()) outputs[i] = given.outputs[id]?.data[0] ?? NaN
      const mad = outputs.findIndex((value) => !Number.isFinite(value))
      return mad < 0 ? null : { status: 'invalid', reason: `output "${opening.contract.outputs[mad].id}" is ${outputs[mad]}` }
    },
    end: async () => ({ acts: [], notes: [], chain: '' }),
  }
}

/** Answers with the same tensor whatever output is asked for. */
const everywhere = (tensor: Tensor): Answer => ({
  status: 'ok',
  outputs: new Proxy<Record<string, Tensor>>({}, { get: () => tensor, has: () => true }),
})

/** Products as bad as they come, by what they do. None of them gives an answer that a bench may take for one. */
export const misbehavingProducts: Readonly<Record<string, ProductPort>> = {
  'is late': port(async () => ({ status: 'late', reason: 'no answer in time' })),
  crashes: port(async () => ({ status: 'crashed', reason: 'signal SIGSEGV' })),
  'runs out of memory': port(async () => ({ status: 'out-of-memory', reason: 'above its limit' })),
  'answers NaN': port(async () => everywhere({ data: Float64Array.of(NaN), shape: [1, 1] })),
  'answers infinity': port(async () => everywhere({ data: Float32Array.of(-Infinity), shape: [1, 1] })),
  'answers an empty tensor': port(async () => everywhere({ data: new Float64Array(0), shape: [0] })),
  'answers without outputs': port(async () => ({ status: 'ok', outputs: {} })),
  'throws at its caller': port(async () => {
    throw new Error('the product threw')
  }),
}

/** A product that never answers until the run is stopped. */
export const hangingProduct = (signal: AbortSignal): ProductPort =>
  port(
    () =>
      new Promise((resolve) => {
        const give = (): void => resolve({ status: 'unreachable', reason: 'the run was stopped' })
        if (signal.aborted) give()
        else signal.addEventListener('abort', give, { once: true })
      }),
  )
