import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { base64, fromBase64, generateSigningKey, pkcs8OfSigningKey, signingKeyFromPkcs8 } from '@vitalbench/kernel/seal'
import type { SigningKey } from '@vitalbench/kernel/seal'
import { fail } from './errors.ts'

/**
 * Path of the signing key: `VITALBENCH_KEY` if set, else `vitalbench/signing-key.pem` in `XDG_CONFIG_HOME` or `~/.config`.
 */
export function defaultKeyPath(environment: Readonly<Record<string, string | undefined>> = process.env, home: string = homedir()): string {
  return environment.VITALBENCH_KEY || join(environment.XDG_CONFIG_HOME || join(home, '.config'), 'vitalbench', 'signing-key.pem')
}

const [begin, end] = ['-----BEGIN PRIVATE KEY-----', '-----END PRIVATE KEY-----']

const toPem = (der: Uint8Array): string => `${begin}\n${base64(der).replaceAll(/.{64}(?=.)/g, '$&\n')}\n${end}\n`

const fromPem = (pem: string): Uint8Array => {
  const lines = pem.trim().split(/\r?\n/)
  if (lines.length < 3 || lines[0] !== begin || lines.at(-1) !== end) throw new Error('it is no PKCS #8 PEM file')
  return fromBase64(lines.slice(1, -1).join(''))
}

const readKey = async (path: string): Promise<SigningKey> => {
  const { mode } = await stat(path)
  // Windows has no such bits; there the folder of the user protects the key.
  if (process.platform !== 'win32' && mode & 0o077) throw fail('KEY_EXPOSED', { path, mode: (mode & 0o777).toString(8) })
  try {
    return await signingKeyFromPkcs8(fromPem(await readFile(path, 'utf8')))
  } catch (error) {
    throw fail('KEY_UNREADABLE', { path, detail: (error as Error).message }, { cause: error })
  }
}

const isCode = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException).code === code

/**
 * The Ed25519 signing key at `path` (PKCS #8, PEM), made on first use with mode 600 in a folder of mode 700.
 * Throws KEY_EXPOSED for a key that others may read, and KEY_UNREADABLE for a file that is no such key.
 *
 * @example
 * const key = await loadOrCreateKey(defaultKeyPath())
 */
export async function loadOrCreateKey(path: string): Promise<SigningKey> {
  try {
    return await readKey(path)
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
  const key = await generateSigningKey()
  const draft = `${path}.${key.keyid.slice(0, 16)}`
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(draft, toPem(await pkcs8OfSigningKey(key)), { mode: 0o600, flag: 'wx', flush: true })
    // A link appears whole, and only where there is none: no process can read half a key or replace another's.
    await link(draft, path)
    return key
  } catch (error) {
    // Another process made the key a moment earlier: its key is the one.
    if (isCode(error, 'EEXIST')) return await readKey(path)
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}
