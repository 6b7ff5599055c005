import { resolve } from 'node:path'
import type { Enforcement } from '../circumstances.ts'
import type { ProductPort } from '../contract.ts'
import type { Limits, Product, ProductLink } from '../study/locked-plan.ts'
import { hiddenBehind, readArtefact } from './artefact.ts'
import { findProgram } from './command.ts'
import type { Conversation } from './conversation.ts'
import { fail } from './errors.ts'
import { remoteEnforcement, startHttp } from './http-link.ts'
import type { RecordedLoad } from './load.ts'
import { onnxHost, startOnnx } from './onnx-link.ts'
import { startProcess } from './process-link.ts'
import { confine } from './sandbox.ts'
import { openSerialPort } from './serial-port.ts'

/** How a product is opened. */
export interface OpenOptions {
  /** Absolute path of the study file's folder; the paths of an artefact are relative to it. */
  readonly folder: string
  readonly limits: Limits
  /** Absolute paths of files and folders that the product must not read: data, evidence, keys. */
  readonly hide: readonly string[]
  readonly signal?: AbortSignal
  readonly log?: (message: string) => void
}

/** A product that takes calls: its port, what protects the machine from it, and what it has used so far. */
export interface OpenProduct extends ProductPort {
  readonly enforcement: readonly Enforcement[]
  load(): RecordedLoad
  /** Ends the product with all its processes; calls after it are answered `unreachable`. */
  close(): Promise<void>
}

/** A link before its first call: how the product is started, and under what protection. */
interface Link {
  readonly start: () => Conversation
  readonly enforcement: readonly Enforcement[]
}

type OnnxArtefact = Extract<ProductLink, { readonly sha256: string }>
type ProcessArtefact = Extract<ProductLink, { readonly link: 'process' }>

const secondsToStart = 30

async function linkOnnx(artefact: OnnxArtefact, product: string, { folder, hide, limits }: OpenOptions): Promise<Link> {
  const graph = await readArtefact({ ...artefact, product }, folder)
  const { memoryMiB } = limits
  const { confined, enforcement } = await confine({ ...onnxHost(artefact.link, memoryMiB), folder, hide, memoryMiB })
  return { start: () => startOnnx(confined, graph), enforcement }
}

async function linkProcess({ command, files }: ProcessArtefact, product: string, { folder, hide, limits }: OpenOptions): Promise<Link> {
  for (const file of files) {
    await readArtefact({ ...file, product }, folder)
    const hidden = hiddenBehind(resolve(folder, file.path), hide)
    if (hidden !== null) throw fail('PRODUCT_FILE_HIDDEN', { path: file.path, product, hidden })
  }
  const program = findProgram(command[0], folder)
  if (program === null) throw fail('PRODUCT_COMMAND_MISSING', { command: command[0], product })
  const readable = [...program.readable, ...files.map(({ path }) => resolve(folder, path))]
  const { confined, enforcement } = await confine({
    command: [program.path, ...command.slice(1)],
    readable,
    folder,
    hide,
    memoryMiB: limits.memoryMiB,
  })
  return { start: () => startProcess(confined), enforcement }
}

function link({ name, artefact }: Product, options: OpenOptions): Promise<Link> {
  if (artefact.link === 'http') return Promise.resolve({ start: () => startHttp(artefact.url), enforcement: remoteEnforcement })
  return artefact.link === 'process' ? linkProcess(artefact, name, options) : linkOnnx(artefact, name, options)
}

/**
 * Opens the link to a product. Refuses with an error of the catalogue where a file is missing or changed, or where
 * `limits.isolation` is `required` and this machine cannot enforce it; afterwards every call has an answer.
 *
 * @example
 * const product = await openProduct(plan.product, { folder, limits: plan.limits, hide: ['/data/labels.csv'] })
 * const answer = await product.predict({ features: { data: new Float32Array(30), shape: [1, 30] } })
 * await product.close()
 */
export async function openProduct(product: Product, options: OpenOptions): Promise<OpenProduct> {
  const { limits, signal, log } = options
  const { start, enforcement } = await link(product, options)
  const missing = enforcement.filter(({ enforced }) => !enforced)
  if (limits.isolation === 'required' && missing.length > 0) {
    throw fail('PRODUCT_NOT_ISOLATED', { product: product.name, missing: missing.map(({ what, how }) => `${what} (${how})`).join(', ') })
  }
  return { ...openSerialPort({ start, secondsToStart, secondsPerCase: limits.secondsPerCase, signal, log }), enforcement }
}
