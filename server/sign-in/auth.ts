import { apiKey } from '@better-auth/api-key'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { genericOAuth } from 'better-auth/plugins'
import type { Sql } from '@vitalbench/platform/database'
import { fail } from './errors.ts'
import { signInIn } from './tables.ts'

/** A provider of OpenID Connect where people may sign in. */
export interface OidcProvider {
  readonly id: string
  readonly name: string
  /** Address of its discovery document. */
  readonly discovery: string
  readonly clientId: string
  readonly clientSecret: string
}

/** How people sign in. */
export interface SignInSettings {
  /** Signs cookies; at least 32 characters, never in a log. */
  readonly secret: string
  /** Where people reach the centre, without a slash at the end. */
  readonly address: string
  readonly oidc: readonly OidcProvider[]
  /** Days until a session ends that is not used. */
  readonly sessionDays: number
  /** Whether the centre itself makes the account, so that its address is known to be its owner's. */
  readonly trusted?: boolean
}

const day = 86_400

/** Keeps somebody who cannot show that an address is theirs from the place of a person whom the centre knows. */
async function checkAddress(sql: Sql, email: string): Promise<void> {
  const known = await signInIn(sql)
    .selectFrom('person')
    .select('id')
    .where((row) => row(row.fn('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst()
  if (!known) return
  const { code, message } = fail('SIGN_IN_EMAIL_KNOWN', { email })
  throw new APIError('FORBIDDEN', { code, message })
}

/** Sign-in on a database, or on one transaction of it. */
export const openAuth = (sql: Sql, { secret, address, oidc, sessionDays, trusted = false }: SignInSettings) =>
  betterAuth({
    appName: 'Vitalbench',
    secret,
    baseURL: address,
    basePath: '/api/auth',
    trustedOrigins: [address],
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db: sql, type: 'postgres', transaction: false },
    user: { modelName: 'sign_in_user', changeEmail: { enabled: false }, deleteUser: { enabled: false } },
    account: { modelName: 'sign_in_account', accountLinking: { enabled: false } },
    verification: { modelName: 'sign_in_verification' },
    session: { modelName: 'sign_in_session', expiresIn: sessionDays * day, updateAge: day },
    emailAndPassword: { enabled: true, minPasswordLength: 12, maxPasswordLength: 200, autoSignIn: true },
    // Password guessing: ten tries a minute from an address, beside the limits of the library.
    rateLimit: { enabled: true, window: 60, max: 100, customRules: { '/sign-in/email': { window: 60, max: 10 } } },
    advanced: {
      useSecureCookies: address.startsWith('https:'),
      cookiePrefix: 'vitalbench',
      database: { generateId: 'uuid', validateSchema: false },
    },
    databaseHooks: {
      user: {
        create: {
          before: async ({ email, emailVerified }) => {
            if (!trusted && !emailVerified) await checkAddress(sql, email)
          },
        },
      },
    },
    plugins: [
      apiKey({
        defaultPrefix: 'vb_',
        rateLimit: { enabled: false },
        schema: { apikey: { modelName: 'sign_in_key' } },
        enableMetadata: false,
      }),
      genericOAuth({
        config: oidc.map(({ id, discovery, clientId, clientSecret }) => ({
          providerId: id,
          discoveryUrl: discovery,
          clientId,
          clientSecret,
          scopes: ['openid', 'email', 'profile'],
          pkce: true,
        })),
      }),
    ],
  })

/** Sign-in of a centre. */
export type Auth = ReturnType<typeof openAuth>
