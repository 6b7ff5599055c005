import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** One timed repetition in milliseconds with the two numbers that it found; `inner` leaves preparation out where a peer tells it. */
export interface Timed {
  readonly wall: number
  readonly cpu: number
  readonly inner?: number
  readonly first: number
  readonly second: number
}

/** Another program that does the same task: one question a line, one answer a line. */
export interface Peer {
  readonly name: string
  readonly ask: (line: string) => Promise<Timed>
  readonly stop: () => void
}

async function start(name: string, command: string, script: string): Promise<Peer | null> {
  const child = spawn(command, [fileURLToPath(new URL(script, import.meta.url))], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  })
  child.stdin.on('error', () => {})
  const running = await once(child, 'spawn').then(
    () => true,
    () => false,
  )
  if (!running) return null
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const greeting = await lines.next()
  if (greeting.done || !greeting.value.startsWith('ready ')) return null
  console.log(`${name}: ${greeting.value.slice('ready '.length)}`)
  return {
    name,
    ask: async (line) => {
      child.stdin.write(`${line}\n`)
      const answer = await lines.next()
      if (answer.done) throw new Error(`${name} ended at the task "${line}"`)
      const values = Object.fromEntries(answer.value.split(' ').map((pair) => pair.split('='))) as Record<string, string>
      const inner = values['inner'] === undefined ? {} : { inner: Number(values['inner']) }
      return {
        wall: Number(values['wall']),
        cpu: Number(values['cpu']),
        first: Number(values['first']),
        second: Number(values['second']),
        ...inner,
      }
    },
    stop: () => child.stdin.end(),
  }
}

/** Starts a peer with the first command that works; says so and returns null where the program or its packages are absent. */
export async function startPeer(name: string, commands: readonly string[], script: string): Promise<Peer | null> {
  for (const command of commands) {
    const peer = await start(name, command, script)
    if (peer) return peer
  }
  console.log(`${name}: not on this machine, left out`)
  return null
}
