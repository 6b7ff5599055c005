/**
 * A controller that misbehaves: `node hostile-controller.ts <attack>[=argument] [<step>]`. It acts as a good one does until the given step, by
 * default 3, and then does what its attack is. What it finds out it tells as an event. Its output is the first of the contract.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

interface Message {
  readonly type: 'hello' | 'reset' | 'step' | 'end'
  readonly k: number
  readonly contract?: { readonly outputs: readonly { readonly id: string }[] }
}

const [attack, ...rest] = process.argv[2].split('=')
const argument = rest.join('=')
const at = Number(process.argv[3] ?? 3)
let output = ''
let begun = ''
const write = (message: unknown): void => void process.stdout.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`)
const actOf = (k: number, dose: unknown = 1, event?: string) => ({ type: 'act', k, u: { [output]: dose }, event })
const act = (...parts: Parameters<typeof actOf>): void => write(actOf(...parts))
const attempt = (what: () => unknown): string => {
  try {
    return `did it: ${String(what())}`
  } catch (error) {
    return `refused: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`
  }
}
const forever = (chunk: string): void => {
  const on = (): void => void process.stdout.write(chunk, on)
  on()
}

const attacks: Readonly<Record<string, (k: number, line: string) => unknown>> = {
  none: act,
  hang: () => undefined,
  spin: () => {
    for (;;) Math.sqrt(2)
  },
  flood: () => forever(`${JSON.stringify(actOf(0))}\n`.repeat(10_000)),
  endless: () => forever('x'.repeat(2 ** 20)),
  nan: (k) => write(`{"type":"act","k":${k},"u":{"${output}":NaN}}`),
  infinity: (k) => write(`{"type":"act","k":${k},"u":{"${output}":1e999}}`),
  text: (k) => act(k, '1.5'),
  null: (k) => act(k, null),
  missing: (k) => write({ type: 'act', k, u: {} }),
  infiniteless: (k) => write({ type: 'act', k }),
  deep: (k) => write(`{"type":"act","k":${k},"u":{"${output}":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`),
  // Neither a number nor anything that can be made a text.
  crooked: () => act({ toString: 1, valueOf: 1 } as unknown as number),
  crookedError: () => write({ type: 'error', reason: { toString: 1 } }),
  prototype: (k) => write(`{"type":"act","k":${k},"u":{"__proto__":{"${output}":1}}}`),
  negative: (k) => act(k, -3),
  huge: (k) => act(k, 1e300),
  later: (k) => act(k + 1),
  earlier: (k) => act(k - 1),
  // In one write, so that the second has come when the first is read.
  twice: (k) => write([actOf(k), actOf(k + 1, 5)].map((each) => JSON.stringify(each)).join('\n')),
  // What it was told of the patient and shown at this decision.
  tell: (k, line) => act(k, 1, `${begun} ${line}`),
  event: (k) => act(k, 1, `${'\u{1F600}'.repeat(100_000)}\u0000`),
  garbage: () => write('Segmentation fault (core dumped)'),
  array: () => write('[1]'),
  error: () => write({ type: 'error', reason: 'sensor failed' }),
  exit: () => process.exit(3),
  abort: () => process.abort(),
  close: () => closeSync(1),
  slow: (k) => setTimeout(() => act(k, 2), Number(argument)),
  read: (k) =>
    act(
      k,
      1,
      attempt(() => readFileSync(argument, 'utf8')),
    ),
  parent: (k) =>
    act(
      k,
      1,
      // The parent that it sees, and every other process that it sees: memory, environment, working folder.
      [process.ppid, ...readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)]
        .map((pid) => ['environ', 'mem', 'cwd/.'].map((file) => attempt(() => readFileSync(`/proc/${pid}/${file}`, 'latin1'))).join(' '))
        .join(' ')
        .replace(/did it: [^ ]*?(VITALBENCH_SECRET\S*)?(?= |$)/g, 'did it $1')
        .slice(0, 200),
    ),
  environment: (k) => act(k, 1, process.env.VITALBENCH_SECRET ?? 'nothing'),
  network: (k) =>
    act(
      k,
      1,
      spawnSync('/usr/bin/python3', ['-c', `import urllib.request as u; u.urlopen("${argument}")`]).status === 0 ? 'did it' : 'refused',
    ),
}

for await (const line of createInterface({ input: process.stdin })) {
  const { type, k, contract } = JSON.parse(line) as Message
  if (type === 'hello') {
    output = contract!.outputs[0].id
    write({
      type,
      protocol: attack === 'protocol' ? 'vitalbench-control/9' : 'vitalbench-control/1',
      contract:
        attack === 'unit'
          ? { outputs: [{ id: output, unit: 'mU/min' }] }
          : attack === 'crookedUnit'
            ? { outputs: [{ id: output, unit: { toString: 1 } }] }
            : attack === 'unknown'
              ? { inputs: [{ id: 'bis' }] }
              : undefined,
    })
  } else if (type === 'reset') {
    begun = line
    write({ type: attack === 'unready' ? 'act' : 'ready' })
  } else if (type === 'step')
    if (k < at) act(k)
    else attacks[attack](k, line)
}
