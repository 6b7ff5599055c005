import { execFile } from 'node:child_process'
import { existsSync, lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import type { Enforcement } from '../circumstances.ts'
import { liesIn } from './artefact.ts'
import { canWatchMemory } from './child.ts'

/** What runs, and all that it may see of the machine beside the system's programs. Paths are absolute. */
export interface Confinement {
  readonly command: readonly string[]
  /** Working folder: there, but empty of all that is not readable. */
  readonly folder: string
  readonly readable: readonly string[]
  readonly hide: readonly string[]
  readonly memoryMiB: number
}

/** A command that starts confined, its environment and working folder, and the memory that its watch allows. */
export interface Confined {
  readonly command: string
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly folder: string
  readonly memoryMiB: number
}

/** A confined command with what protects the machine from it. */
export interface Sandbox {
  readonly confined: Confined
  readonly enforcement: readonly Enforcement[]
}

/** Where the system's programs are looked for, inside the sandbox and outside. */
export const systemPath = ['/usr/local/bin', '/usr/bin', '/bin']

const scratchMiB = 64
const system = ['/usr', '/bin', '/sbin', '/lib', '/lib64', '/lib32', '/etc/ld.so.cache', '/etc/alternatives']
const devices = ['/dev/null', '/dev/zero', '/dev/urandom', '/dev/random']
// Mounting over /sys hides nothing that a product is read from, and it is there wherever Linux is.
const root = '/sys'

const sh = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Shell commands that show paths of the machine at the same place under the new root. */
function show(paths: readonly string[]): readonly string[] {
  const links = paths.filter((path) => system.includes(path) && lstatSync(path).isSymbolicLink())
  // A folder is bound before what lies in it.
  const bound = paths.filter((path) => !links.includes(path)).toSorted((a, b) => a.length - b.length)
  const folders = bound.map((path) => sh(root + (statSync(path).isDirectory() ? path : dirname(path))))
  const files = bound.filter((path) => !statSync(path).isDirectory()).map((path) => sh(root + path))
  return [
    `mkdir -p ${[...new Set(folders)].join(' ')}`,
    ...links.map((path) => `ln -s ${sh(readlinkSync(path))} ${sh(root + path)}`),
    // A file that is there already lies in a folder that is bound.
    ...files.map((file) => `test -e ${file} || : > ${file}`),
    ...bound.map((path) => `mount --rbind ${sh(path)} ${sh(root + path)}`),
  ]
}

/** Shell commands that cover a hidden path wherever a folder that is shown has it. */
function cover(hidden: string, shown: readonly string[]): readonly string[] {
  const real = realpathSync(hidden)
  const nothing = statSync(real).isDirectory() ? 'mount -t tmpfs -o size=4k,nr_inodes=1,mode=555 none' : 'mount --bind /dev/null'
  return shown.flatMap((folder) => {
    const way = liesIn(real, realpathSync(folder)) ? relative(realpathSync(folder), real) : ''
    return way === '' ? [] : [`${nothing} ${sh(join(root, folder, way))}`]
  })
}

/**
 * Shell script that runs as first process of fresh namespaces: it builds an allow-listed root of read-only mounts, moves into it,
 * gives up every privilege, and runs its arguments.
 */
function setUp({ folder, readable, hide }: Confinement, drop: string): string {
  const own = [...new Set(readable)].filter((path) => !system.some((each) => liesIn(path, each)))
  const shared = [...system, ...devices].filter(existsSync)
  return [
    'set -e',
    `mount -t tmpfs -o mode=755,size=4m none ${root}`,
    `mkdir ${root}/proc ${root}/tmp ${root}/.old`,
    `mount -t tmpfs -o mode=1777,size=${scratchMiB}m,nr_inodes=16384,nosuid,nodev none ${root}/tmp`,
    ...show([...shared, ...own]),
    `mkdir -p ${sh(root + folder)}`,
    ...hide.filter(existsSync).flatMap((path) => cover(path, [...system.filter(existsSync), ...own])),
    `mount -t proc -o nosuid,nodev,noexec proc ${root}/proc`,
    // No namespaces inside the namespace: they would give a product all privileges in there again.
    `echo 0 > ${root}/proc/sys/user/max_user_namespaces`,
    // No shared memory that outlives its mapping: no watch would see it.
    `echo 0 > ${root}/proc/sys/kernel/shmall`,
    `cd ${root}`,
    'pivot_root . .old',
    `cd ${sh(folder)}`,
    'umount -l /.old',
    // Every mount read-only, with the options that it has, but the scratch space; devices can be written to all the same.
    'while read -r _ _ _ _ target options _; do',
    '  test "$target" = /tmp || mount -o "remount,bind,$options,ro" "$(printf %b "$target")"',
    'done < /proc/self/mountinfo',
    // A shell stays as the first process: it reaps orphans, and the end of it is the end of all.
    `exec ${drop} sh -c '"$@"; exit $?' sh "$@"`,
  ].join('\n')
}

// The script travels in pieces, for one argument of a command holds 128 KiB at most.
const joinPieces = 'script=; while test "$1" != --; do script="$script$1"; shift; done; shift; eval "$script"'
const pieces = (script: string): readonly string[] => script.match(/[^]{1,20000}/g) ?? []

const namespaces = ['--user', '--map-root-user', '--net', '--mount', '--pid', '--ipc', '--uts', '--fork', '--kill-child', '--mount-proc']

const find = (program: string): string | null =>
  [...systemPath, '/usr/sbin', '/sbin'].map((folder) => `${folder}/${program}`).find((path) => existsSync(path)) ?? null

/** Limits of the kernel on each process: the watch is exact, these hold between two of its looks. */
const kernelLimits = (memoryMiB: number): readonly string[] => [
  `--data=${(memoryMiB + 512) * 2 ** 20}`,
  `--fsize=${scratchMiB * 2 ** 20}`,
  '--core=0',
  '--nofile=256',
  '--nproc=4096',
]

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? ''

/** Why the sandbox cannot be built here, null if it can: it is built once for `true`. */
async function lacks(command: string, args: readonly string[], environment: Readonly<Record<string, string>>): Promise<string | null> {
  try {
    await promisify(execFile)(command, [...args, '/usr/bin/true'], { env: environment, timeout: 30_000, killSignal: 'SIGKILL' })
    return null
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string }
    return firstLine(stderr ?? '') || firstLine(message)
  }
}

/**
 * Confines a command as far as this machine allows: namespaces of its own for network, mounts, processes, IPC and host name,
 * an allow-listed read-only root, no privileges, a clean environment, limits on memory. Linux with util-linux; elsewhere the command
 * runs with a clean environment only, and the enforcement says so.
 */
export async function confine(confinement: Confinement): Promise<Sandbox> {
  const { command, folder, memoryMiB } = confinement
  const environment = {
    PATH: [dirname(process.execPath), ...systemPath, '/usr/sbin', '/sbin'].join(':'),
    HOME: tmpdir(),
    LANG: 'C.UTF-8',
    TZ: 'UTC',
  }
  const [unshare, setpriv, prlimit] = ['unshare', 'setpriv', 'prlimit'].map(find)
  const limited = prlimit ? [prlimit, ...kernelLimits(memoryMiB), '--'] : []
  let why = process.platform === 'linux' ? 'unshare and setpriv of util-linux are not installed' : `${process.platform} has no namespaces`
  if (unshare && setpriv) {
    const drop = [setpriv, '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all', '--ambient-caps=-all', ...limited].join(' ')
    const script = pieces(setUp(confinement, drop))
    const args = ['--pdeathsig', 'KILL', unshare, ...namespaces, 'sh', '-c', joinPieces, 'sandbox', ...script, '--']
    const inside = { ...environment, HOME: '/tmp' }
    const lacking = await lacks(setpriv, args, inside)
    if (lacking === null) {
      const confined = { command: setpriv, args: [...args, ...command], environment: inside, folder: '/', memoryMiB }
      return { confined, enforcement: [...isolated, ...limits(prlimit !== null)] }
    }
    why = lacking
  }
  const bare = [...(setpriv ? [setpriv, '--pdeathsig', 'KILL', '--no-new-privs'] : []), ...limited, ...command]
  return {
    confined: { command: bare[0], args: bare.slice(1), environment, folder, memoryMiB },
    enforcement: [...exposed(why, setpriv !== null), ...limits(prlimit !== null)],
  }
}

const isolated: readonly Enforcement[] = [
  { what: 'network', enforced: true, how: 'own network namespace without any interface' },
  {
    what: 'files',
    enforced: true,
    how: `own root: the system's programs and the product's declared files, read-only; ${scratchMiB} MiB of scratch space in memory; clean environment`,
  },
  { what: 'processes', enforced: true, how: 'own process namespace, killed as a whole; at most 64 processes' },
  { what: 'privileges', enforced: true, how: 'own user namespace, no capabilities, no-new-privs, no further namespaces' },
]

const exposed = (why: string, noNewPrivileges: boolean): readonly Enforcement[] => [
  { what: 'network', enforced: false, how: `no sandbox: ${why}` },
  { what: 'files', enforced: false, how: `no sandbox: ${why}; clean environment` },
  { what: 'processes', enforced: false, how: `no sandbox: ${why}; its process group is killed` },
  {
    what: 'privileges',
    enforced: false,
    how: `no sandbox: ${why}; ${noNewPrivileges ? 'no-new-privs as' : 'all rights of'} the user who runs it`,
  },
]

const limits = (kernel: boolean): readonly Enforcement[] => [
  { what: 'time', enforced: true, how: 'deadline for each case, then its processes are killed' },
  canWatchMemory
    ? { what: 'memory', enforced: true, how: `sum over its processes watched every 50 ms${kernel ? ', RLIMIT_DATA in between' : ''}` }
    : { what: 'memory', enforced: false, how: `${process.platform} does not show the memory of a process tree` },
]
