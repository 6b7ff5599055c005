import { writeSync } from 'node:fs'
import koffi from 'koffi'

/** The functions of FMI 3.0 that a master for co-simulation calls here; each status but OK and warning is thrown. */
export interface Fmi3 {
  /** A new instance, null if refused. `resources` is a path with its separator at the end. */
  readonly instantiate: (name: string, token: string, resources: string | null) => unknown
  readonly initialize: (instance: unknown, between: () => void) => void
  readonly setFloat64: (instance: unknown, references: Uint32Array, values: Float64Array) => void
  readonly getFloat64: (instance: unknown, references: Uint32Array, values: Float64Array) => void
  /** One step of communication; true if the FMU asks to end the simulation, or stopped before the end of the step. */
  readonly doStep: (instance: unknown, time: number, step: number) => boolean
  readonly terminate: (instance: unknown) => void
  readonly reset: (instance: unknown) => void
  readonly free: (instance: unknown) => void
}

const statuses = ['OK', 'warning', 'discard', 'error', 'fatal']
const logged = 1000

const logMessage = koffi.proto('void LogMessage(void *environment, int status, const char *category, const char *message)')

/** Binds the functions of an FMU's library. What it logs goes to standard error. */
export function bindFmi3(path: string): Fmi3 {
  const library = koffi.load(path)
  const log = koffi.register((_: unknown, status: number, category: string | null, message: string | null) => {
    writeSync(2, `${statuses[status] ?? status} ${category ?? ''}: ${(message ?? '').slice(0, logged)}\n`)
  }, koffi.pointer(logMessage))
  const call = (name: string, parameters: string): ((...values: readonly unknown[]) => void) => {
    const bound = library.func(`int fmi3${name}(void *instance${parameters})`)
    return (...values) => {
      const status = bound(...values) as number
      if (status > 1) throw new Error(`fmi3${name} said ${statuses[status] ?? status}`)
    }
  }
  const instantiate = library.func(
    'void *fmi3InstantiateCoSimulation(const char *name, const char *token, const char *resources, bool visible, bool logging, ' +
      'bool events, bool early, const uint32_t *intermediate, size_t intermediates, void *environment, LogMessage *log, void *update)',
  )
  const enter = call('EnterInitializationMode', ', bool tolerated, double tolerance, double start, bool stops, double stop')
  const exit = call('ExitInitializationMode', '')
  const set = call('SetFloat64', ', const uint32_t *references, size_t count, const double *values, size_t numbers')
  const get = call('GetFloat64', ', const uint32_t *references, size_t count, double *values, size_t numbers')
  const step = call('DoStep', ', double time, double step, bool noEarlier, bool *event, bool *terminate, bool *early, double *reached')
  const [event, terminate, early, reached] = [new Uint8Array(1), new Uint8Array(1), new Uint8Array(1), new Float64Array(1)]
  return {
    instantiate: (name, token, resources) =>
      instantiate(name, token, resources, false, false, false, false, null, 0, null, log, null) as unknown,
    initialize(instance, between) {
      enter(instance, false, 0, 0, false, 0)
      between()
      exit(instance)
    },
    setFloat64: (instance, references, values) => set(instance, references, references.length, values, values.length),
    getFloat64: (instance, references, values) => get(instance, references, references.length, values, values.length),
    doStep(instance, time, length) {
      step(instance, time, length, true, event, terminate, early, reached)
      return terminate[0] !== 0 || early[0] !== 0
    },
    terminate: call('Terminate', ''),
    reset: call('Reset', ''),
    free: library.func('void fmi3FreeInstance(void *instance)') as (instance: unknown) => void,
  }
}
