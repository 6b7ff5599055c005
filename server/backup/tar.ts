import { spawn } from 'node:child_process'
import { fail } from './errors.ts'

/** Runs the tar of the system. Throws BACKUP_UNREADABLE with what it says. */
export async function tar(words: readonly string[]): Promise<void> {
  const child = spawn('tar', words, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null))
    child.on('close', resolve)
  })
  if (code !== 0) throw fail('BACKUP_UNREADABLE', { file: words[1], reason: said.trim().slice(0, 300) || 'tar is not installed' })
}
