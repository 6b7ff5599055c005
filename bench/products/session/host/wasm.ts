import { readFileSync } from 'node:fs'
import { abi } from './abi.ts'
import type { Declared, Load } from './hosted.ts'
import { sameOrder } from './hosted.ts'

type Call = (...values: readonly number[]) => number

const nameRoom = 256

/** What a trap says, in words that are not those of a runtime without memory. */
const trapped = (error: unknown): Error =>
  new Error(`the module trapped: ${(error as Error).message.replace('memory access out of bounds', 'access outside of its memory')}`)

/** Runs what a module does; what it traps on is told as an error. */
function guarded(work: () => number): number {
  try {
    return work()
  } catch (error) {
    throw error instanceof WebAssembly.RuntimeError ? trapped(error) : error
  }
}

/** Text in a module's memory, up to its zero byte. */
function readText(memory: WebAssembly.Memory, address: number): string {
  const bytes = new Uint8Array(memory.buffer, address)
  return new TextDecoder().decode(bytes.subarray(0, Math.max(0, bytes.indexOf(0))))
}

/** Loads a WebAssembly module with the interface of `clients/c/vitalbench_controller.h`, compiled to wasm32. It may import nothing. */
export const loadWasm: Load = (path, contract) => {
  const module = new WebAssembly.Module(readFileSync(path))
  const [wanted] = WebAssembly.Module.imports(module)
  if (wanted) throw new Error(`the module imports ${wanted.module}.${wanted.name}; it may import nothing`)
  const { exports } = new WebAssembly.Instance(module)
  const { memory } = exports
  if (!(memory instanceof WebAssembly.Memory)) throw new Error('the module exports no "memory"')
  const optional = (name: string): Call | null => (typeof exports[name] === 'function' ? (exports[name] as Call) : null)
  const required = (name: string): Call => {
    const call = optional(name)
    if (call === null) throw new Error(`the module exports no function "${name}"`)
    return (...values) => guarded(() => call(...values))
  }
  const [version, open, reset, step, buffer] = ['abi', 'open', 'reset', 'step', 'buffer'].map((name) => required(`vitalbench_${name}`))
  const [signals, patientValue, event] = ['signals', 'patient', 'event'].map((name) => optional(`vitalbench_${name}`))

  guarded(() => optional('_initialize')?.() ?? 0)
  if (version() !== abi) throw new Error(`its interface has version ${version()}, spoken is ${abi}`)
  const declared = signals ? (JSON.parse(readText(memory, guarded(signals))) as Declared) : null
  if (declared) sameOrder(declared, contract)
  const [taken, given] = [contract.inputs.length, contract.outputs.length]
  const room = buffer(8 * (taken + given) + nameRoom) >>> 0
  if (room === 0 || room % 8 !== 0) throw new Error(`vitalbench_buffer gave ${room} for ${8 * (taken + given) + nameRoom} bytes`)
  const controller = open(taken, given, contract.periodSeconds)
  if (controller === 0) throw new Error('vitalbench_open refused the contract')
  const [outputsAt, nameAt] = [room + 8 * taken, room + 8 * (taken + given)]

  // A memory that grew has a buffer of its own.
  let [of, numbers]: [ArrayBufferLike | null, Float64Array] = [null, new Float64Array(0)]
  const shared = (): Float64Array => {
    if (of !== memory.buffer) [of, numbers] = [memory.buffer, new Float64Array(memory.buffer, room, taken + given)]
    return numbers
  }
  return {
    declared,
    reset(patient) {
      for (const [name, value] of Object.entries(patient)) {
        const text = new TextEncoder().encode(`${name}\0`)
        if (patientValue === null || typeof value !== 'number' || text.length > nameRoom) continue
        new Uint8Array(memory.buffer).set(text, nameAt)
        guarded(() => patientValue(controller, nameAt, value) ?? 0)
      }
      const status = reset(controller)
      if (status !== 0) throw new Error(`vitalbench_reset returned ${status}`)
    },
    step(seconds, inputs, outputs) {
      const before = shared()
      before.set(inputs)
      before.set(outputs, taken)
      const status = step(controller, seconds, room, outputsAt)
      if (status !== 0) throw new Error(`vitalbench_step returned ${status} at ${seconds} s`)
      const after = shared()
      for (let i = 0; i < given; i++) outputs[i] = after[taken + i]
      const told = event ? guarded(() => event(controller)) >>> 0 : 0
      return told === 0 ? null : readText(memory, told)
    },
    end() {},
    close() {},
  }
}
