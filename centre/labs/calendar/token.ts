import { signBytes, verifyBytes } from '@vitalbench/kernel/seal'
import type { SigningKey } from '@vitalbench/kernel/seal'
import { z } from 'zod'
import { fail } from '../errors.ts'

const feed = z.strictObject({ person: z.uuid(), generation: z.int(), site: z.uuid().optional(), resource: z.uuid().optional() })

/** What an address of a calendar stands for: whose it is, of which generation, and for free and busy times of what. */
export type Feed = z.output<typeof feed>

// Nothing else that the centre signs begins so.
const signed = (payload: string): Uint8Array => new TextEncoder().encode(`vitalbench calendar address\n${payload}`)

/** The token of a feed, which the centre's key signs: no table of secrets is kept. */
export async function tokenOf(of: Feed, key: SigningKey): Promise<string> {
  const payload = Buffer.from(JSON.stringify(of)).toString('base64url')
  return `${payload}.${Buffer.from(await signBytes(signed(payload), key)).toString('base64url')}`
}

/** The feed of a token; throws LAB_FEED for one that this centre has not signed. */
export async function feedOfToken(token: string, key: SigningKey): Promise<Feed> {
  const [payload, signature = ''] = token.split('.')
  const bytes = new Uint8Array(Buffer.from(signature, 'base64url'))
  if (!(await verifyBytes(signed(payload), bytes, key.publicKey))) throw fail('LAB_FEED')
  return feed.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
}
