/**
 * The process that an ONNX graph runs in: `node onnx-host.ts onnx|onnx-wasm`. It reads the graph as the first frame of its standard
 * input, then a frame of calls at a time, and answers each frame with one. Only the graph in it is foreign; it sees one call at a time.
 */
import { readSync, writeSync } from 'node:fs'
import type { InferenceSession, Tensor as OnnxTensor } from 'onnxruntime-common'
import type { Inputs, Tensor } from '../contract.ts'
import { frameLength, readFrame, writeFrame } from './frame.ts'
import type { FrameHeader } from './frame.ts'

type Runtime = typeof import('onnxruntime-common')
type Numbers = Float32Array | Float64Array

async function openRuntime(link: string): Promise<Runtime> {
  if (link === 'onnx') return import('onnxruntime-node')
  const { readFileSync } = await import('node:fs')
  const runtime = await import('onnxruntime-web')
  const folder = import.meta.resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm')
  Object.assign(runtime.env.wasm, { numThreads: 1, wasmBinary: readFileSync(new URL(folder)) })
  return runtime
}

function fill(bytes: Uint8Array, from: number): void {
  for (let at = from; at < bytes.length;) {
    const read = readSync(0, bytes, at, bytes.length - at, null)
    if (read === 0) process.exit(0)
    at += read
  }
}

function receive(): Uint8Array {
  const head = new Uint8Array(8)
  fill(head, 0)
  const frame = new Uint8Array(frameLength(head)!)
  frame.set(head)
  fill(frame, 8)
  return frame
}

function send(frame: Uint8Array): void {
  for (let at = 0; at < frame.length;) at += writeSync(1, frame, at)
}

/** Numbers in the type that the graph takes; throws where a whole number is wanted and none is given. */
const convert: Readonly<Record<string, (data: Numbers) => OnnxTensor.DataTypeMap[keyof OnnxTensor.DataTypeMap]>> = {
  float32: (data) => (data instanceof Float32Array ? data : Float32Array.from(data)),
  float64: (data) => (data instanceof Float64Array ? data : Float64Array.from(data)),
  int64: (data) => BigInt64Array.from(data, BigInt),
  int32: (data) => Int32Array.from(data, (value) => Number(BigInt(value))),
  bool: (data) => Uint8Array.from(data, (value) => Number(value !== 0)),
}

function toNumbers({ data, dims }: OnnxTensor): Tensor {
  if (data instanceof Float32Array || data instanceof Float64Array) return { data, shape: dims }
  return { data: Float64Array.from(data as Iterable<number | bigint>, Number), shape: dims }
}

const failureOf = (error: unknown): FrameHeader['failure'] => {
  const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0].slice(0, 300)
  const outOfMemory = /allocat|out of memory|bad_alloc|memory access out of bounds/i.test(reason)
  return { status: outOfMemory ? 'out-of-memory' : 'invalid', reason: `the runtime said: ${reason}` }
}

function answerCalls(runtime: Runtime, session: InferenceSession) {
  const wanted = session.outputMetadata.flatMap((output) => (output.isTensor && output.type !== 'string' ? [output.name] : []))
  const takes = new Map(session.inputMetadata.map((input) => [input.name, input.isTensor ? input.type : 'map']))
  const feed = (inputs: Inputs): InferenceSession.FeedsType =>
    Object.fromEntries(
      Object.entries(inputs).map(([name, { data, shape }]) => {
        const type = takes.get(name) ?? 'float32'
        if (!(type in convert)) throw new Error(`input ${name} is of type ${type}, which cannot be given`)
        return [name, new runtime.Tensor(type as 'float32', convert[type](data) as Float32Array, shape)]
      }),
    )
  return async (sequence: readonly Inputs[]): Promise<Pick<FrameHeader, 'failure'> & { readonly outputs: readonly Inputs[] }> => {
    const outputs: Inputs[] = []
    try {
      for (const inputs of sequence) {
        const answer = await session.run(feed(inputs), wanted)
        outputs.push(Object.fromEntries(wanted.map((name) => [name, toNumbers(answer[name])])))
      }
      return { outputs }
    } catch (error) {
      return { outputs, failure: failureOf(error) }
    }
  }
}

const runtime = await openRuntime(process.argv[2])
const graph = receive().subarray(8)
try {
  const session = await runtime.InferenceSession.create(graph, {
    executionProviders: [process.argv[2] === 'onnx' ? 'cpu' : 'wasm'],
    executionMode: 'sequential',
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  })
  const answer = answerCalls(runtime, session)
  send(writeFrame({ id: 0 }, []))
  for (;;) {
    const { header, sequence } = readFrame(receive())
    const { outputs, failure } = await answer(sequence)
    send(writeFrame({ id: header.id, failure }, outputs))
  }
} catch (error) {
  send(writeFrame({ id: 0, failure: failureOf(error) }, []))
}
