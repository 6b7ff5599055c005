import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Command } from '../command.ts'

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url))

/** Works for a centre: takes stretches of its runs, on this or another machine. */
export const worker: Command = {
  name: 'worker',
  summary: 'work for a centre: take stretches of its runs, on this or another machine',
  usage: 'vitalbench worker --database postgres://… [--folder …] [--threads n]',
  options: {
    database: { type: 'string', value: 'address', about: 'connection string of the centre’s PostgreSQL server' },
    folder: { type: 'string', value: 'path', about: 'folder of its keys, and of files that this machine has used (default: .vitalbench)' },
    threads: { type: 'string', value: 'n', about: 'threads that a run takes (default: one less than the machine has)' },
  },
  examples: ['vitalbench worker --database postgres://vitalbench@db.example/centre --folder /srv/vitalbench'],
  run({ options }) {
    const words = ['database', 'folder', 'threads'].flatMap((name) =>
      options[name] === undefined ? [] : [`--${name}`, String(options[name])],
    )
    const child = spawn(process.execPath, [main, 'worker', ...words], { stdio: 'inherit' })
    // The child hears the terminal itself, and ends at a safe place.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
    return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 3)))
  },
}
