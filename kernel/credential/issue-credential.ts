import { signBytes } from '@vitalbench/kernel/seal'
import type { SigningKey } from '@vitalbench/kernel/seal'
import type { Unsigned } from './achievement-credential.ts'
import { base64url } from './base64url.ts'
import { didOf } from './did-key.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const seconds = (instant: unknown): number => Math.floor(Date.parse(String(instant)) / 1000)

/**
 * Signs a credential as a JWT (Open Badges 3.0, section 8.2): EdDSA, its payload is the credential with `iss`, `jti`, `sub`, `nbf` and `exp`,
 * its key named by did:key.
 */
export async function issueCredential(credential: Unsigned, key: SigningKey): Promise<string> {
  const did = didOf(key.publicKey)
  const { id, validFrom, validUntil, credentialSubject } = credential
  const { id: subject } = (credentialSubject ?? {}) as { readonly id?: string }
  const header = { alg: 'EdDSA', typ: 'JWT', kid: `${did}#${did.slice('did:key:'.length)}` }
  const payload = {
    ...credential,
    issuer: { ...credential.issuer, id: did },
    iss: did,
    jti: id,
    ...(subject === undefined ? {} : { sub: subject }),
    nbf: seconds(validFrom),
    ...(validUntil === undefined ? {} : { exp: seconds(validUntil) }),
  }
  const text = `${base64url(bytes(JSON.stringify(header)))}.${base64url(bytes(JSON.stringify(payload)))}`
  return `${text}.${base64url(await signBytes(bytes(text), key))}`
}
