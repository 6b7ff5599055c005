import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('main.ts', import.meta.url))

/** Folder of the examples. */
export const examples = fileURLToPath(new URL('../examples', import.meta.url))

/** A new empty folder. */
export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'vitalbench-cli-'))

/** A signing key of the tests' own, so that none of the user's is made or used. */
const environment = { ...process.env, XDG_CONFIG_HOME: emptyFolder(), NO_COLOR: '1' }

/** Runs the terminal in a folder and waits for it. */
export function vitalbench(
  folder: string,
  ...args: readonly string[]
): { readonly code: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: environment,
    timeout: 300_000,
  })
  return { code: status, out: stdout, err: stderr }
}

/** Starts the terminal in a folder and kills it with −9 after so many milliseconds; resolves to whether it was still running. */
export const killedAfter = (milliseconds: number, folder: string, ...args: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], { cwd: folder, env: environment, stdio: 'ignore', detached: true })
    const timer = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), milliseconds)
    child.on('exit', (_code, signal) => {
      clearTimeout(timer)
      resolve(signal === 'SIGKILL')
    })
  })
