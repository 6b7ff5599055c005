import koffi from 'koffi'
import type { LibraryHandle } from 'koffi'
import { abi } from './abi.ts'
import type { Declared, Load } from './hosted.ts'
import { sameOrder } from './hosted.ts'

/** Loads a shared library with the C interface of `clients/c/vitalbench_controller.h`. */
export const loadLibrary: Load = (path, contract) => {
  const library = koffi.load(path)
  const optional = (prototype: string): ReturnType<LibraryHandle['func']> | null => {
    try {
      return library.func(prototype)
    } catch {
      return null
    }
  }
  const version = library.func('int32_t vitalbench_abi(void)')() as number
  if (version !== abi) throw new Error(`its interface has version ${version}, spoken is ${abi}`)
  const open = library.func('void *vitalbench_open(int32_t inputs, int32_t outputs, double period_seconds)')
  const reset = library.func('int32_t vitalbench_reset(void *controller)')
  const step = library.func('int32_t vitalbench_step(void *controller, double seconds, const double *inputs, double *outputs)')
  const signals = optional('const char *vitalbench_signals(void)')
  const patientValue = optional('void vitalbench_patient(void *controller, const char *name, double value)')
  const event = optional('const char *vitalbench_event(void *controller)')
  const close = optional('void vitalbench_close(void *controller)')

  const declared = signals ? (JSON.parse(signals() as string) as Declared) : null
  if (declared) sameOrder(declared, contract)
  const controller: unknown = open(contract.inputs.length, contract.outputs.length, contract.periodSeconds)
  if (controller === null) throw new Error('vitalbench_open refused the contract')
  return {
    declared,
    reset(patient) {
      if (patientValue)
        for (const [name, value] of Object.entries(patient)) if (typeof value === 'number') patientValue(controller, name, value)
      const status = reset(controller) as number
      if (status !== 0) throw new Error(`vitalbench_reset returned ${status}`)
    },
    step(seconds, inputs, outputs) {
      const status = step(controller, seconds, inputs, outputs) as number
      if (status !== 0) throw new Error(`vitalbench_step returned ${status} at ${seconds} s`)
      return event ? (event(controller) as string | null) : null
    },
    end() {},
    close: () => void close?.(controller),
  }
}
