import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Answer, Inputs } from '../contract.ts'
import { startChild } from './child.ts'
import type { Conversation } from './conversation.ts'
import { describeOnnx } from './describe-onnx.ts'
import type { OnnxSignature } from './describe-onnx.ts'
import { frameInbox } from './frame-inbox.ts'
import { readFrame, writeFileFrame, writeFrame } from './frame.ts'
import { answerOf, Misbehaviour } from './misbehaviour.ts'
import { checkOutputs } from './outputs.ts'
import type { Confined } from './sandbox.ts'
import { unfit } from './unfit.ts'

// The host beside this module, in whatever form this module is in.
const own = (name: string): string => fileURLToPath(new URL(`./${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url))

/** Command of the process that runs a graph, and what it must be able to read: its own modules and the runtime's packages. */
export function onnxHost(
  link: 'onnx' | 'onnx-wasm',
  memoryMiB: number,
): { readonly command: readonly string[]; readonly readable: readonly string[] } {
  const require = createRequire(import.meta.url)
  const fromRuntime = createRequire(require.resolve('onnxruntime-node'))
  const packages = [require.resolve(link === 'onnx' ? 'onnxruntime-node' : 'onnxruntime-web'), fromRuntime.resolve('onnxruntime-common')]
  const host = own('onnx-host')
  return {
    command: [process.execPath, `--max-old-space-size=${memoryMiB}`, '--disable-warning=ExperimentalWarning', host, link],
    readable: [
      host,
      own('frame'),
      fileURLToPath(new URL('../package.json', import.meta.url)),
      // Both packages' folders: an entry is `<package>/dist/<file>`.
      ...packages.map((entry) => entry.slice(0, entry.lastIndexOf('/dist/'))),
      dirname(process.execPath),
    ],
  }
}

/** Calls up to the first that does not fit the graph, and why that one does not. */
function fitting(
  signature: OnnxSignature,
  sequence: readonly Inputs[],
): { readonly calls: readonly Inputs[]; readonly misfit: string | null } {
  for (const [index, inputs] of sequence.entries()) {
    const misfit = unfit(signature, inputs)
    if (misfit !== null) return { calls: sequence.slice(0, index), misfit }
  }
  return { calls: sequence, misfit: null }
}

function read(frame: Uint8Array): ReturnType<typeof readFrame> {
  try {
    return readFrame(frame)
  } catch {
    throw new Misbehaviour('invalid', 'its host sent a broken message')
  }
}

/** What bytes that are no graph have to say. */
const noGraph = (): Conversation => {
  const ready = Promise.reject<void>(new Misbehaviour('invalid', 'its file is not an ONNX model'))
  return { ready, ask: () => ready, end: () => Promise.resolve(), peakMemoryMiB: () => null }
}

/** Starts a host with a graph. A sequence travels as one frame: the host asks the graph call by call. */
export function startOnnx(confined: Confined, graph: Uint8Array): Conversation {
  const described = describeOnnx(graph)
  if (described === null) return noGraph()
  const signature: OnnxSignature = described
  const child = startChild(confined)
  const frames = frameInbox(child, confined.memoryMiB * 2 ** 20)
  let id = 0

  async function load(): Promise<void> {
    child.write(writeFileFrame(graph))
    const { failure } = read(await frames.take()).header
    if (failure) throw new Misbehaviour(failure.status, `the graph cannot be loaded: ${failure.reason}`)
  }

  async function ask(sequence: readonly Inputs[], answers: Answer[]): Promise<void> {
    const { calls, misfit } = fitting(signature, sequence)
    if (calls.length > 0) {
      id += 1
      child.write(writeFrame({ id }, calls))
      const { header, sequence: outputs } = read(await frames.take())
      if (header.id !== id) throw new Misbehaviour('invalid', `its host answered call ${header.id} where ${id} was asked`)
      for (const each of outputs) answers.push(answerOf(() => checkOutputs(each)))
      if (header.failure) return void answers.push(header.failure)
    }
    if (misfit !== null) answers.push({ status: 'invalid', reason: misfit })
  }

  return { ready: load(), ask, end: () => child.end(), peakMemoryMiB: child.peakMemoryMiB }
}
