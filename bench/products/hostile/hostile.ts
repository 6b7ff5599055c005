/**
 * A product that misbehaves: `node hostile.ts <attack> …`, an attack being a name or `name=argument`. Each call sets off the next attack,
 * the last one again and again; a call whose first number is 1 is answered as a good product does, so that a test can see what comes
 * after an attack. What an attack finds out it tells in the reason of an error.
 */
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'

interface Call {
  readonly id: number
  readonly inputs: { readonly x: { readonly data: readonly (number | null)[] } }
}

const plot = process.argv.slice(2).map((each) => each.split('='))
let argument = ''
const write = (message: unknown): void => void process.stdout.write(typeof message === 'string' ? message : `${JSON.stringify(message)}\n`)
const answer = (id: number, data: readonly unknown[] = [0.5], shape: readonly number[] = [data.length]): void =>
  write({ id, outputs: { probability: { shape, data } } })
const tell = (id: number, found: unknown): void => write({ id, error: String(found) })
const attempt = (what: () => unknown): string => {
  try {
    return `did it: ${String(what())}`
  } catch (error) {
    return `refused: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`
  }
}
const run = (...[program, ...args]: readonly string[]): string => {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' })
  return status === 0 ? 'did it' : `refused: ${stderr ?? error}`
}
const kept: Uint8Array[] = []

const attacks: Readonly<Record<string, (id: number) => unknown>> = {
  hang: () => undefined,
  spin: () => {
    for (;;) Math.sqrt(2)
  },
  allocate: () => {
    for (;;) kept.push(new Uint8Array(16 * 2 ** 20).fill(1))
  },
  heap: () => {
    const objects: unknown[] = []
    for (;;) objects.push({ more: [objects.length] })
  },
  nan: (id) => write(`{"id":${id},"outputs":{"probability":{"shape":[1],"data":[NaN]}}}\n`),
  null: (id) => answer(id, [null]),
  infinity: (id) => write(`{"id":${id},"outputs":{"probability":{"shape":[1],"data":[1e999]}}}\n`),
  shape: (id) => answer(id, [0.1, 0.2], [3]),
  negative: (id) => answer(id, [], [-1, 0]),
  nothing: (id) => write({ id }),
  late: (id) => setTimeout(() => answer(id, [0.9]), 700),
  garbage: () => write('Segmentation fault (core dumped)\n'),
  array: () => write('[1,2,3]\n'),
  wrongId: (id) => answer(id + 1),
  twice: (id) => {
    answer(id)
    answer(id + 1, [0.9])
  },
  endless: () => {
    const more = 'x'.repeat(2 ** 20)
    const on = (): void => void process.stdout.write(more, on)
    on()
  },
  flood: () => {
    const more = '{"id":0}\n'.repeat(10_000)
    const on = (): void => void process.stdout.write(more, on)
    on()
  },
  exit: () => {
    process.stderr.write('model.bin: bad magic\n')
    process.exit(3)
  },
  abort: () => process.abort(),
  close: () => closeSync(1),
  socket: (id) =>
    connect(Number(argument), '127.0.0.1')
      .on('connect', () => tell(id, 'did it: connected'))
      .on('error', (error: NodeJS.ErrnoException) => tell(id, `refused: ${error.code}`)),
  read: (id) =>
    tell(
      id,
      attempt(() => readFileSync(argument, 'utf8')),
    ),
  write: (id) =>
    tell(
      id,
      attempt(() => writeFileSync(argument, 'owned')),
    ),
  environment: (id) => tell(id, JSON.stringify(process.env)),
  fork: (id) => {
    const lasting = 'setInterval(() => {}, 1000)'
    for (let each = 0; each < 3; each += 1)
      spawn(process.execPath, ['-e', lasting, 'vitalbench-orphan'], { detached: true, stdio: 'ignore' }).unref()
    setTimeout(() => answer(id), 100)
  },
  forkBomb: () => {
    for (let each = 0; each < 200; each += 1) spawn('/usr/bin/sleep', ['60'], { detached: true, stdio: 'ignore' }).unref()
  },
  umount: (id) => tell(id, run('umount', argument)),
  remount: (id) => tell(id, run('mount', '-o', 'remount,bind,rw', '/usr')),
  namespace: (id) => tell(id, run('unshare', '--user', '--map-root-user', '--mount', 'true')),
  ptrace: (id) =>
    tell(
      id,
      attempt(() => readFileSync('/proc/1/mem')),
    ),
  environ: (id) =>
    tell(
      id,
      attempt(() => readFileSync(`/proc/${argument}/environ`, 'utf8')),
    ),
  kill: (id) =>
    tell(
      id,
      attempt(() => process.kill(Number(argument), 'SIGTERM')),
    ),
  sysctl: (id) =>
    tell(
      id,
      attempt(() => writeFileSync('/proc/sys/kernel/core_pattern', '|/tmp/x')),
    ),
  root: (id) => tell(id, `${existsSync('/root')} ${existsSync('/home')} ${existsSync('/etc/passwd')} ${readlinkSync('/proc/self/cwd')}`),
  fill: (id) =>
    tell(
      id,
      attempt(() => fillScratch(1024)),
    ),
}

function fillScratch(mebibytes: number): number {
  const block = new Uint8Array(2 ** 20).fill(1)
  for (let each = 0; each < mebibytes; each += 1) writeFileSync(`/tmp/fill-${each >> 4}`, block, { flag: 'a' })
  return mebibytes
}

const [first] = plot[0]
if (first === 'exitAtStart') process.exit(4)
write(first === 'rude' ? 'Loading model …\n' : { ready: true })
for await (const line of createInterface({ input: process.stdin })) {
  const { id, inputs } = JSON.parse(line) as Call
  if (inputs.x.data[0] === 1) answer(id)
  else {
    const [attack, ...rest] = plot.length > 1 ? plot.shift()! : plot[0]
    argument = rest.join('=')
    attacks[attack](id)
  }
}
