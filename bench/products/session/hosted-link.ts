import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FileArtefact } from '../../study/locked-plan.ts'
import { hiddenBehind, readArtefact } from '../artefact.ts'
import { fail } from '../errors.ts'
import type { Linker } from '../link.ts'
import { confine } from '../sandbox.ts'
import type { Confined } from '../sandbox.ts'
import { startPipe } from './pipe.ts'
import type { Transport } from './transport.ts'

const host = fileURLToPath(new URL('./host', import.meta.url))
const main = join(host, `host.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`)

/** Packages that the host of a kind of file stands on. */
const packages: Readonly<Record<string, readonly string[]>> = { library: ['koffi'], fmu: ['koffi', 'fflate', 'fast-xml-parser'], wasm: [] }

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** Folders of packages and of all that they depend on, where installed; found as Node finds them, upwards from `from`. */
function packageFolders(names: readonly string[], from: string, found = new Set<string>()): ReadonlySet<string> {
  for (const name of names) {
    const places = createRequire(join(from, 'package.json')).resolve.paths(name) ?? []
    const place = places.map((each) => join(each, name)).find((each) => existsSync(join(each, 'package.json')))
    if (place === undefined || found.has(place)) continue
    found.add(place)
    const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as Manifest
    packageFolders(Object.keys({ ...dependencies, ...optionalDependencies }), realpathSync(place), found)
  }
  return found
}

/** Starts a host; outside a sandbox it gets a scratch folder of its own, which goes when it ends. */
function startHost(confined: Confined, sandboxed: boolean): Transport {
  const scratch = sandboxed ? '/tmp' : mkdtempSync(join(tmpdir(), 'vitalbench-host-'))
  const pipe = startPipe({ ...confined, args: [...confined.args, scratch] })
  return {
    ...pipe,
    end: async () => {
      await pipe.end()
      if (!sandboxed) rmSync(scratch, { recursive: true, force: true })
    },
  }
}

/** What a printing library says goes to standard error; the messages have a descriptor of their own. */
const apart = process.platform === 'win32' ? [] : ['/bin/sh', '-c', 'exec "$@" 3>&1 1>&2', 'sh']

/**
 * A shared library, an FMU or a WebAssembly module. A host process in the sandbox loads it and speaks sessions for it over its pipe: foreign
 * machine code never runs in the process of the lab.
 */
export const linkHosted: Linker<FileArtefact> = async (artefact, product, { folder, hide, limits }) => {
  await readArtefact({ ...artefact, product }, folder)
  const path = resolve(folder, artefact.path)
  const hidden = hiddenBehind(path, hide)
  if (hidden !== null) throw fail('PRODUCT_FILE_HIDDEN', { path: artefact.path, product, hidden })
  const { memoryMiB } = limits
  const node = [process.execPath, `--max-old-space-size=${memoryMiB}`, '--disable-warning=ExperimentalWarning']
  const { confined, enforcement } = await confine({
    command: [...apart, ...node, main, artefact.link, path],
    readable: [
      host,
      fileURLToPath(new URL('../../package.json', import.meta.url)),
      ...packageFolders(packages[artefact.link], dirname(fileURLToPath(import.meta.url))),
      dirname(process.execPath),
      path,
    ],
    folder,
    hide,
    memoryMiB,
  })
  const sandboxed = enforcement.some(({ what, enforced }) => what === 'files' && enforced)
  return { sessions: () => startHost(confined, sandboxed), enforcement }
}
