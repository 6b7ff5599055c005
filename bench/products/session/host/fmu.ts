import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { SessionContract, Signal } from '../../../session.ts'
import { bindFmi3 } from './fmi3.ts'
import type { DeclaredSignal, Load } from './hosted.ts'
import type { FmuVariable, ModelDescription } from './model-description.ts'
import { readModelDescription } from './model-description.ts'
import { unpackFmu } from './unpack-fmu.ts'

const [system, suffix] = { linux: ['linux', 'so'], darwin: ['darwin', 'dylib'], win32: ['windows', 'dll'] }[process.platform as string] ?? [
  process.platform,
  'so',
]
/** Name of the folder of binaries for this machine, as FMI 3.0 builds it. */
export const fmuPlatform = `${{ x64: 'x86_64', arm64: 'aarch64' }[process.arch as string] ?? process.arch}-${system}`

/** The variable of a signal. */
function variableOf({ id }: Signal, causality: string, variables: readonly FmuVariable[]): FmuVariable {
  const found = variables.find(({ name }) => name === id)
  if (!found || found.causality !== causality) throw new Error(`the FMU has no ${causality} "${id}"`)
  if (found.type !== 'Float64' || found.array) throw new Error(`the ${causality} "${id}" of the FMU is no single Float64`)
  return found
}

const declares = ({ name, unit }: FmuVariable): DeclaredSignal => ({ id: name, unit })

/** Parameters of the FMU that have the name and the kind of something that is known of the patient. */
const parametersOf = ({ variables }: ModelDescription): readonly FmuVariable[] =>
  variables.filter(({ causality, type, array }) => causality === 'parameter' && type === 'Float64' && !array)

/**
 * Loads an FMU for co-simulation (FMI 3.0). Signals of the contract are its variables of the same name, numbers of the patient its parameters of
 * the same name. A decision sets the inputs, steps from the time of the decision over one period, and gets the outputs.
 */
export const loadFmu: Load = (path, contract: SessionContract, scratch) => {
  const folder = mkdtempSync(join(scratch, 'fmu-'))
  unpackFmu(readFileSync(path), folder, fmuPlatform)
  const description = join(folder, 'modelDescription.xml')
  if (!existsSync(description)) throw new Error('the FMU has no modelDescription.xml')
  const model = readModelDescription(readFileSync(description, 'utf8'))
  const binary = join(folder, 'binaries', fmuPlatform, `${model.library}.${suffix}`)
  if (!existsSync(binary)) throw new Error(`the FMU has no binaries/${fmuPlatform}/${model.library}.${suffix}`)
  const inputs = contract.inputs.map((signal) => variableOf(signal, 'input', model.variables))
  const outputs = contract.outputs.map((signal) => variableOf(signal, 'output', model.variables))
  const [taken, given] = [inputs, outputs].map((variables) => Uint32Array.from(variables, ({ reference }) => reference))
  const fmi = bindFmi3(binary)
  const resources = join(folder, 'resources')
  let [instance, idle, decisions]: [unknown, unknown, number] = [null, null, 0]

  function end(): void {
    if (instance === null) return
    fmi.terminate(instance)
    if (model.once) idle = instance
    else fmi.free(instance)
    instance = null
  }
  function begin(): unknown {
    if (idle === null) return fmi.instantiate('controller', model.token, existsSync(resources) ? `${resources}${sep}` : null)
    fmi.reset(idle)
    return idle
  }
  return {
    declared: { inputs: inputs.map(declares), outputs: outputs.map(declares) },
    reset(patient) {
      end()
      instance = begin()
      if (instance === null) throw new Error('fmi3InstantiateCoSimulation refused')
      decisions = 0
      fmi.initialize(instance, () => {
        for (const { name, reference } of parametersOf(model)) {
          const value = Object.hasOwn(patient, name) ? patient[name] : undefined
          if (typeof value === 'number') fmi.setFloat64(instance, Uint32Array.of(reference), Float64Array.of(value))
        }
      })
    },
    step(seconds, shown, acts) {
      fmi.setFloat64(instance, taken, shown)
      const over = fmi.doStep(instance, decisions * contract.periodSeconds, contract.periodSeconds)
      if (over) throw new Error(`the FMU ended the simulation at ${seconds} s`)
      decisions += 1
      fmi.getFloat64(instance, given, acts)
      return null
    },
    end,
    close: end,
  }
}
