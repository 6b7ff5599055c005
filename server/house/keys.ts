import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateSigningKey, pkcs8OfSigningKey, signingKeyFromPkcs8 } from '@vitalbench/kernel/seal'
import type { SigningKey } from '@vitalbench/kernel/seal'

/** A file that only its owner reads, made where it is missing; of several that make it at once one wins. */
async function kept(path: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  if (!existsSync(path))
    await writeFile(path, await make(), { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  return readFile(path)
}

/** Key that signs for the centre, and the secret of its cookies, in a folder that only its owner reads. */
export async function readKeys(folder: string): Promise<{ readonly key: SigningKey; readonly secret: string }> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pkcs8 = await kept(join(folder, 'signing-key.pkcs8'), async () => pkcs8OfSigningKey(await generateSigningKey()))
  const secret = await kept(join(folder, 'cookie-secret'), async () => randomBytes(48))
  return { key: await signingKeyFromPkcs8(new Uint8Array(pkcs8)), secret: Buffer.from(secret).toString('base64') }
}
