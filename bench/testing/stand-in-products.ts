import { mean } from '@vitalbench/kernel/numbers'
import type { Enforcement } from '../circumstances.ts'
import type { Answer, Inputs, ProductPort, Tensor } from '../contract.ts'
import { failedSession } from '../products/session/failed.ts'
import type { OpenOptions, OpenProduct, RecordedLoad } from '../products/index.ts'
import type { Product } from '../study/locked-plan.ts'

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })

const answer = (bias: number): Answer => ({ status: 'ok', outputs: { bias: { data: Float64Array.of(bias), shape: [1] } } })

const frequency = ({ data }: Tensor): number => mean(data)

type Behaviour = (throws: Tensor, signal: AbortSignal) => Answer | Promise<Answer>

const behaviours: Readonly<Record<string, Behaviour>> = {
  frequency: (throws) => answer(frequency(throws)),
  'slow frequency': async (throws, signal) => {
    await pause(20, signal)
    return answer(frequency(throws))
  },
  'never answers': () => ({ status: 'late', reason: 'no answer within 10 s' }),
  'answers nonsense': () => answer(17),
}

/** Products of the tests that live in the worker itself: what one does, its name says. */
export async function openProduct(product: Product, { signal = new AbortController().signal }: OpenOptions): Promise<OpenProduct> {
  const behave = behaviours[product.name]
  if (!behave) throw new Error(`there is no product "${product.name}"`)
  const latencies: number[] = []
  const predict = async (inputs: Inputs): Promise<Answer> => {
    latencies.push(1)
    return behave(inputs.throws, signal)
  }
  const port: Omit<ProductPort, 'session'> = { predict, steps: (sequence) => Promise.all(sequence.map(predict)) }
  const enforcement: readonly Enforcement[] = [{ what: 'time', enforced: false, how: 'a stand-in of the tests' }]
  const load = (): RecordedLoad => ({ latenciesMs: Float64Array.from(latencies), peakMemoryMiB: null })
  return {
    ...port,
    session: async (opening) => failedSession({ status: 'invalid', reason: 'it takes no sessions' }, opening),
    enforcement,
    load,
    close: async () => {},
  }
}
