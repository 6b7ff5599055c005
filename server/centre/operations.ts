import { languages } from '@vitalbench/kernel/language'
import { everyone, roles } from '@vitalbench/platform/access'
import { operation } from '@vitalbench/platform/operations'
import { z } from 'zod'
import { isFirstRun } from '../sign-in/index.ts'
import type { SignInSettings } from '../sign-in/index.ts'
import { centreSchema, readCentre, unnamed, writeCentre } from './centre.ts'
import { search } from './search.ts'

const kinds = ['study', 'evidence', 'product', 'resource', 'person', 'organisation'] as const

/** The centre itself: what it says of itself, and what is found in it. */
export const centreOperations = ({ oidc }: Pick<SignInSettings, 'oidc'>) =>
  [
    operation({
      name: 'centre.show',
      summary: 'Says what the centre is, how one signs in, and as whom one asks.',
      kind: 'read',
      who: everyone,
      input: z.object({}),
      output: z.object({
        name: z.string(),
        about: z.string(),
        languages: z.array(z.enum(languages)),
        zone: z.string(),
        jurisdiction: z.string(),
        currency: z.string(),
        signIn: z.object({ password: z.boolean(), oidc: z.array(z.object({ id: z.string(), name: z.string() })) }),
        actor: z.object({
          kind: z.enum(['guest', 'person', 'key', 'system']),
          id: z.string(),
          name: z.string(),
          roles: z.array(z.enum(roles)),
          organisation: z.string().nullable(),
          language: z.enum(languages),
        }),
        firstRun: z.boolean().describe('nobody has an account yet'),
      }),
      handle: async (_, { database, actor }) => {
        const { about, ...centre } = (await readCentre(database)) ?? unnamed
        const { kind, id, name, organisation, language } = actor
        return {
          ...centre,
          about: about[language] ?? about.en ?? '',
          signIn: { password: true, oidc: oidc.map((provider) => ({ id: provider.id, name: provider.name })) },
          actor: { kind, id, name, roles: [...actor.roles], organisation, language },
          firstRun: await isFirstRun(database),
        }
      },
    }),
    operation({
      name: 'centre.setUp',
      summary: 'Sets what the centre says of itself: name, languages, zone, jurisdiction, currency.',
      kind: 'write',
      who: ['centreManager', 'operator'],
      input: centreSchema,
      output: centreSchema,
      handle: async (centre, { database }) => {
        await writeCentre(database, centre)
        return centre
      },
    }),
    operation({
      name: 'centre.search',
      summary: 'Finds studies, evidence, products, rooms and people by a few letters of their names.',
      kind: 'read',
      who: everyone,
      input: z.object({ query: z.string().trim().min(2).max(100) }),
      output: z.object({
        rows: z.array(z.object({ kind: z.enum(kinds), id: z.uuid(), title: z.string(), detail: z.string(), link: z.string() })),
        total: z.int(),
      }),
      handle: async ({ query }, context) => {
        const rows = await search(query, context)
        return { rows: [...rows], total: rows.length }
      },
    }),
  ] as const
