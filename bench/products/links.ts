import { resolve } from 'node:path'
import type { AddressArtefact, FileArtefact, ProcessArtefact, ProductLink } from '../study/locked-plan.ts'
import { hiddenBehind, readArtefact } from './artefact.ts'
import { findProgram } from './command.ts'
import { fail } from './errors.ts'
import { remoteEnforcement, startHttp } from './http-link.ts'
import type { Linker } from './link.ts'
import { onnxHost, startOnnx } from './onnx-link.ts'
import { startProcess } from './process-link.ts'
import { confine } from './sandbox.ts'
import { linkHosted } from './session/hosted-link.ts'
import { startHttpPosts } from './session/http-post.ts'
import { startPipe } from './session/pipe.ts'
import { linkBuiltIn, linkInProcess } from './session/trusted.ts'
import { startWebSocket } from './session/web-socket.ts'

const linkOnnx: Linker<FileArtefact> = async (artefact, product, { folder, hide, limits }) => {
  const graph = await readArtefact({ ...artefact, product }, folder)
  const { memoryMiB } = limits
  const link = artefact.link === 'onnx' ? 'onnx' : 'onnx-wasm'
  const { confined, enforcement } = await confine({ ...onnxHost(link, memoryMiB), folder, hide, memoryMiB })
  return { calls: () => startOnnx(confined, graph), enforcement }
}

const linkProcess: Linker<ProcessArtefact> = async ({ command, files }, product, { folder, hide, limits }) => {
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
  return { calls: () => startProcess(confined), sessions: () => startPipe(confined), enforcement }
}

const linkHttp: Linker<AddressArtefact> = async ({ url }) => ({
  calls: () => startHttp(url),
  sessions: () => startHttpPosts(url),
  enforcement: remoteEnforcement,
})

const linkWebSocket: Linker<AddressArtefact> = async ({ url }) => ({
  sessions: () => startWebSocket(url),
  enforcement: remoteEnforcement,
})

/** How each kind of artefact is linked; a further kind is a line here. */
export const links = {
  onnx: linkOnnx,
  'onnx-wasm': linkOnnx,
  process: linkProcess,
  http: linkHttp,
  websocket: linkWebSocket,
  library: linkHosted,
  fmu: linkHosted,
  wasm: linkHosted,
  'built-in': linkBuiltIn,
  'in-process': linkInProcess,
} as unknown as Readonly<Record<ProductLink['link'], Linker<ProductLink>>>
