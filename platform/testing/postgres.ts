import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** Debian keeps the programs of each version in a folder of its own. */
function programs(): string | null {
  const root = '/usr/lib/postgresql'
  if (!existsSync(root)) return null
  const newest = readdirSync(root)
    .map(Number)
    .filter((version) => version >= 15)
    .toSorted((a, b) => b - a)[0]
  return newest ? join(root, String(newest), 'bin') : null
}

/** Why there is no PostgreSQL server on this machine for tests, or false where there is one. */
export const noPostgres: string | false = programs() === null ? 'needs PostgreSQL 15 or later (Debian: postgresql)' : false

interface Owner {
  readonly before: readonly string[]
  readonly uid?: number
  readonly gid?: number
}

/** PostgreSQL refuses to run as root, so root's tests run it under another number, in a namespace of users or as somebody else. */
function owner(): Owner {
  if (process.getuid?.() !== 0) return { before: [] }
  const namespace = ['unshare', '--user', '--map-user=1000']
  if (spawnSync(namespace[0], [...namespace.slice(1), 'true']).status === 0) return { before: namespace }
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')!
  return { before: [], uid: Number(user[2]), gid: Number(user[3]) }
}

let server: Promise<string> | null = null

async function start(): Promise<string> {
  const bin = programs()!
  const folder = mkdtempSync(join(tmpdir(), 'pg-'))
  const { before, uid, gid } = owner()
  if (uid !== undefined) chownSync(folder, uid, gid!)
  const data = join(folder, 'data')
  const options = { uid, gid, cwd: folder }
  const initdb = [...before, join(bin, 'initdb'), '-D', data, '-U', 'tests', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N']
  const made = spawnSync(initdb[0], initdb.slice(1), options)
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'fsync=off', 'max_connections=200']
  const postgres = [...before, join(bin, 'postgres'), '-D', data, ...settings.flatMap((each) => ['-c', each])]
  const child = spawn(postgres[0], postgres.slice(1), { ...options, stdio: 'ignore' })
  child.unref()
  process.on('exit', () => {
    child.kill('SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  })
  for (let tries = 0; tries < 200; tries++) {
    if (spawnSync(join(bin, 'pg_isready'), ['-h', folder]).status === 0) return folder
    await setTimeout(50)
  }
  throw new Error('the server for tests does not answer')
}

let count = 0

/** The address of a new, empty database on a server that lives as long as this process. */
export async function newPostgres(): Promise<string> {
  server ??= start()
  const folder = await server
  const name = `t${process.pid}_${++count}`
  const made = spawnSync(join(programs()!, 'createdb'), ['-h', folder, '-U', 'tests', name])
  if (made.status !== 0) throw new Error(`createdb: ${made.stderr}`)
  return `postgres://tests@/${name}?host=${encodeURIComponent(folder)}`
}
