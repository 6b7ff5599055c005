import { z } from 'zod'
import { everyone, signedIn } from '@vitalbench/platform/access'
import { failOperation, operation } from '@vitalbench/platform/operations'
import { begin, join } from './accounts.ts'
import type { SignInSettings } from './auth.ts'
import { invite } from './invitations.ts'
import { addKey, listKeys, removeKey } from './keys.ts'
import { signInIn } from './tables.ts'

const token = z.string().min(20).max(100)
const password = z.string().max(400)
const madeAccount = z.object({ email: z.string() })
const instant = z.iso.datetime()

/** Invitations, the first account, and keys for programs. */
export const signInOperations = (settings: SignInSettings) =>
  [
    operation({
      name: 'settings.invite',
      summary: 'Makes a link by which somebody whom the centre knows makes an account, or sets a new password; it is shown once.',
      kind: 'write',
      who: ['centreManager', 'operator'],
      input: z.object({ person: z.uuid() }),
      output: z.object({ address: z.url() }),
      handle: async ({ person }, { database, now, address }) => {
        const row = await signInIn(database).selectFrom('person').select('id').where('id', '=', person).executeTakeFirst()
        if (!row) throw failOperation('OPERATION_NOT_FOUND', { what: 'person', id: person })
        return { address: `${address}/join/${await invite(database, { person, now })}` }
      },
    }),
    operation({
      name: 'settings.join',
      summary: 'Makes the account of somebody who was invited, with a password; earlier sessions of that account end.',
      kind: 'write',
      who: everyone,
      perMinute: 10,
      input: z.object({ token, password }),
      secret: ['token', 'password'],
      output: madeAccount,
      handle: (input, context) => join(input, context, settings),
    }),
    operation({
      name: 'settings.begin',
      summary: 'Makes the first account of a centre, by the link that its terminal shows.',
      kind: 'write',
      who: everyone,
      perMinute: 10,
      input: z.object({ token, password, name: z.string().trim().min(1).max(120), email: z.email().max(200) }),
      secret: ['token', 'password'],
      output: madeAccount,
      handle: (input, context) => begin(input, context, settings),
    }),
    operation({
      name: 'settings.keys',
      summary: 'Lists the own keys for programs.',
      kind: 'read',
      who: signedIn,
      input: z.object({}),
      output: z.object({
        rows: z.array(
          z.object({
            key: z.uuid(),
            name: z.string(),
            start: z.string().describe('its first characters'),
            madeAt: instant,
            usedAt: instant.nullable(),
            endsAt: instant.nullable(),
          }),
        ),
        total: z.int(),
      }),
      handle: (_, context) => listKeys(context),
    }),
    operation({
      name: 'settings.addKey',
      summary: 'Makes a key with which a program may do what its owner may; it is shown once.',
      kind: 'write',
      who: signedIn,
      perMinute: 10,
      input: z.object({ name: z.string().trim().min(1).max(32), days: z.int().min(1).max(365).default(90) }),
      output: z.object({ key: z.uuid(), secret: z.string() }),
      handle: (input, context) => addKey(input, context, settings),
    }),
    operation({
      name: 'settings.removeKey',
      summary: 'Ends an own key at once.',
      kind: 'write',
      who: signedIn,
      input: z.object({ key: z.uuid() }),
      output: z.object({ key: z.uuid() }),
      handle: ({ key }, context) => removeKey(key, context),
    }),
  ] as const
