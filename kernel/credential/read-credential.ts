import { verifyBytes } from '@vitalbench/kernel/seal'
import { fromBase64url } from './base64url.ts'
import { keyOfDid } from './did-key.ts'
import { fail } from './errors.ts'

/** What a credential says, and whether that is signed by whom it names. */
export interface ReadCredential {
  /** Whether its signature fits the key of its issuer, and nothing in it contradicts itself. */
  readonly verified: boolean
  readonly problems: readonly string[]
  readonly id: string
  /** did:key of its issuer. */
  readonly issuer: string
  readonly issuerName: string
  readonly subject: { readonly id: string; readonly name: string | null }
  readonly achievement: { readonly id: string; readonly name: string }
  /** ISO 8601. */
  readonly validFrom: string | null
  readonly validUntil: string | null
  readonly status: { readonly list: string; readonly index: number } | null
}

type Json = Readonly<Record<string, unknown>>

// A badge holds a few kilobytes; whoever brings more means harm.
const longest = 200_000

const object = (value: unknown): Json => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {})
const string = (value: unknown): string => (typeof value === 'string' ? value : '')
const instant = (value: unknown): string | null => (Number.isNaN(Date.parse(string(value))) ? null : string(value))

function part(text: string, name: string): Json {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(fromBase64url(text)))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
  } catch (error) {
    throw fail('CREDENTIAL_SHAPE', { reason: `its ${name} is no JSON` }, { cause: error })
  }
  throw fail('CREDENTIAL_SHAPE', { reason: `its ${name} is no object` })
}

async function isSigned(text: string, signature: string, publicKey: Uint8Array): Promise<boolean> {
  try {
    return await verifyBytes(new TextEncoder().encode(text), fromBase64url(signature), publicKey)
  } catch {
    return false
  }
}

/**
 * Reads a credential that came as a JWT and checks it without asking anybody: its signature by the did:key of its issuer. Whether that issuer
 * is trusted, and whether it is valid on a day, is for whoever reads it. Throws CREDENTIAL_SHAPE for what is no credential.
 */
export async function readCredential(jwt: string): Promise<ReadCredential> {
  if (jwt.length > longest) throw fail('CREDENTIAL_SHAPE', { reason: `it has ${jwt.length} characters` })
  const parts = jwt.trim().split('.')
  if (parts.length !== 3) throw fail('CREDENTIAL_SHAPE', { reason: 'it is no JWT' })
  const [first, second, signature] = parts
  const header = part(first, 'header')
  const payload = part(second, 'payload')
  const types = [payload.type].flat()
  if (!types.includes('VerifiableCredential')) throw fail('CREDENTIAL_SHAPE', { reason: 'it is no Verifiable Credential' })

  const issuer = typeof payload.issuer === 'string' ? { id: payload.issuer } : object(payload.issuer)
  const subject = object(Array.isArray(payload.credentialSubject) ? payload.credentialSubject[0] : payload.credentialSubject)
  const achievement = object(subject.achievement)
  const validFrom = instant(payload.validFrom)
  const validUntil = instant(payload.validUntil)
  const status = object(payload.credentialStatus)
  const did = string(issuer.id)
  const problems: string[] = []
  const publicKey = keyOfDid(did)
  if (header.alg !== 'EdDSA') problems.push(`its algorithm is ${string(header.alg) || 'not named'}, not EdDSA`)
  if (publicKey === null) problems.push(`its issuer ${did || 'is not named'} is no did:key of Ed25519`)
  else if (header.alg === 'EdDSA' && !(await isSigned(`${first}.${second}`, signature, publicKey)))
    problems.push('its signature does not fit')
  const says = (claim: string, value: unknown, wanted: unknown): void => {
    if (value !== undefined && value !== wanted) problems.push(`its claim ${claim} contradicts the credential`)
  }
  says('iss', payload.iss, did)
  if (typeof header.kid === 'string' && header.kid.startsWith('did:') && header.kid.split('#')[0] !== did)
    problems.push('its key is not that of its issuer')
  if (validFrom !== null) says('nbf', payload.nbf, Math.floor(Date.parse(validFrom) / 1000))
  if (validUntil !== null) says('exp', payload.exp, Math.floor(Date.parse(validUntil) / 1000))
  if (validFrom !== null && validUntil !== null && Date.parse(validUntil) < Date.parse(validFrom)) problems.push('it ends before it begins')
  return {
    verified: problems.length === 0,
    problems,
    id: string(payload.id),
    issuer: did,
    issuerName: string(issuer.name) || did,
    subject: { id: string(subject.id), name: string(subject.name) || null },
    achievement: { id: string(achievement.id), name: string(achievement.name) },
    validFrom,
    validUntil,
    status:
      status.statusPurpose === 'revocation' && /^\d{1,9}$/.test(string(status.statusListIndex))
        ? { list: string(status.statusListCredential), index: Number(status.statusListIndex) }
        : null,
  }
}
