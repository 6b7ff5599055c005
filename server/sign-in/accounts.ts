import type { Context } from '@vitalbench/platform/operations'
import { openAuth } from './auth.ts'
import type { SignInSettings } from './auth.ts'
import { fail } from './errors.ts'
import { useInvitation } from './invitations.ts'
import { signInIn } from './tables.ts'

interface NewAccount {
  readonly name: string
  readonly email: string
  readonly password: string
}

/** Makes an account whose address is known to be its owner's; gives its id. */
async function makeAccount({ name, email, password }: NewAccount, { database }: Context, settings: SignInSettings): Promise<string> {
  if (password.length < 12 || password.length > 200) throw fail('SIGN_IN_PASSWORD', { length: password.length })
  const tables = signInIn(database)
  // Whoever signed up before with this address could not show that it is theirs; an invitation shows it.
  await tables.deleteFrom('sign_in_user').where('email', '=', email.toLowerCase()).execute()
  const { user } = await openAuth(database, { ...settings, trusted: true }).api.signUpEmail({ body: { name, email, password } })
  await tables.updateTable('sign_in_user').set({ emailVerified: true }).where('id', '=', user.id).execute()
  return user.id
}

/** Makes the account of somebody who was invited. Throws SIGN_IN_INVITATION, SIGN_IN_PASSWORD. */
export async function join(
  { token, password }: { readonly token: string; readonly password: string },
  context: Context,
  settings: SignInSettings,
): Promise<{ email: string }> {
  const { database, now } = context
  const { person } = await useInvitation(database, { token, now })
  if (person === null) throw fail('SIGN_IN_INVITATION')
  const tables = signInIn(database)
  const { name, email } = await tables.selectFrom('person').select(['name', 'email']).where('id', '=', person).executeTakeFirstOrThrow()
  const account = await makeAccount({ name, email, password }, context, settings)
  await tables.updateTable('person').set({ account }).where('id', '=', person).execute()
  return { email }
}

/** Makes the first account of a centre, which runs and manages it. Throws SIGN_IN_INVITATION, SIGN_IN_PASSWORD. */
export async function begin(
  { token, ...given }: NewAccount & { readonly token: string },
  context: Context,
  settings: SignInSettings,
): Promise<{ email: string }> {
  const { database, now, actor } = context
  const { person } = await useInvitation(database, { token, now })
  if (person !== null) throw fail('SIGN_IN_INVITATION')
  const { name, email } = given
  const account = await makeAccount(given, context, settings)
  await signInIn(database)
    .insertInto('person')
    .values({ account, name, email, language: actor.language, roles: ['operator', 'centreManager'] })
    .execute()
  return { email }
}
