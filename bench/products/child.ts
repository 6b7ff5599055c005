import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { Misbehaviour, quote, saysOutOfMemory } from './misbehaviour.ts'
import { descendants, treeUse } from './process-tree.ts'
import type { TreeUse } from './process-tree.ts'
import type { Confined } from './sandbox.ts'

/** A product's process as its link sees it. */
export interface Child {
  readonly stdout: Readable
  readonly write: (bytes: Uint8Array | string) => void
  /** Resolves with the reason when the process has ended, by itself or by us. */
  readonly ended: Promise<Misbehaviour>
  /** Kills the process and all its descendants; `why` is what {@link ended} says. */
  readonly end: (why?: Misbehaviour) => Promise<void>
  readonly peakMemoryMiB: () => number | null
}

const watchEveryMs = 50
const stderrKept = 4096
const mostProcesses = 64

/** Whether this machine lets us watch the memory of a process tree. */
export const canWatchMemory = existsSync(`/proc/self/task/${process.pid}/children`)

/** Starts a confined command with pipes to it, and watches the memory of its process tree. */
export function startChild({ command, args, environment, folder, memoryMiB }: Confined): Child {
  const child = spawn(command, args, { cwd: folder, env: environment, stdio: 'pipe', detached: true })
  const { promise: ended, resolve } = Promise.withResolvers<Misbehaviour>()
  // The same words whoever finds out, for reasons are part of the outcome: the watch, the kernel, or the product's own runtime.
  const tooMuchMemory = new Misbehaviour('out-of-memory', `needed more than the ${memoryMiB} MiB that are allowed`)
  let cause: Misbehaviour | null = null
  let stderr = ''
  let peak = 0

  const kill = (why: Misbehaviour): void => {
    cause ??= why
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    // The group first; then whoever left it, as far as can be seen from outside.
    const tree = descendants(child.pid)
    for (const pid of [-child.pid, ...tree]) killQuietly(pid)
  }
  const look = (): TreeUse | null => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null || !canWatchMemory) return null
    const use = treeUse(child.pid)
    peak = Math.max(peak, use.peakMiB)
    return use
  }
  const watch = setInterval(() => {
    const { heldMiB, processes } = look() ?? { heldMiB: 0, processes: 0 }
    if (heldMiB > memoryMiB) kill(tooMuchMemory)
    if (processes > mostProcesses) kill(new Misbehaviour('crashed', `ran more than the ${mostProcesses} processes that are allowed`))
  }, watchEveryMs).unref()

  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-stderrKept)
  })
  child.stdin.on('error', () => undefined)
  child.on('error', (error) => {
    clearInterval(watch)
    resolve(new Misbehaviour('crashed', `cannot be started: ${error.message}`))
  })
  child.on('exit', async (code, signal) => {
    clearInterval(watch)
    // What it wrote last is still on its way; descendants outside a sandbox may hold the pipes open for ever.
    await Promise.race([new Promise((done) => child.once('close', done)), pause(200)])
    child.stdout.destroy()
    child.stderr.destroy()
    resolve(cause ?? (saysOutOfMemory(stderr) ? tooMuchMemory : unexpectedEnd(code, signal, tellingLine(stderr))))
  })
  return {
    stdout: child.stdout,
    write: (bytes) => void child.stdin.write(bytes),
    ended,
    async end(why = new Misbehaviour('unreachable', 'was ended')) {
      look()
      kill(why)
      await ended
    },
    peakMemoryMiB() {
      look()
      return peak === 0 ? null : peak
    },
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}

/** The line of what was written that says most about a crash: the last that speaks of an error, or else the last. */
function tellingLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.findLast((line) => /error|exception|fatal|memory/i.test(line)) ?? lines.at(-1) ?? ''
}

function unexpectedEnd(code: number | null, signal: string | null, said: string): Misbehaviour {
  // The shell inside the sandbox reports a signal as 128 + its number.
  const number = signal !== null ? constants.signals[signal as NodeJS.Signals] : code! > 128 && code! <= 192 ? code! - 128 : null
  const how = number === null ? `exited with code ${code}` : `was ended by signal ${number}`
  return new Misbehaviour('crashed', said === '' ? how : `${how}; it wrote ${quote(said)}`)
}
