import { z } from 'zod'
import { signedIn } from '@vitalbench/platform/access'
import { operation } from '@vitalbench/platform/operations'
import { qualificationSchema } from '../qualification.ts'
import { named, qualificationShown } from '../shown.ts'
import { addQualification, confirmQualification, listAttention, revokeQualification } from './qualifications.ts'
import { exportCredential, importCredential } from './credentials.ts'
import { enterResult } from './enter-result.ts'

const managers = ['labManager', 'centreManager'] as const
const { type, edition, sites, validMonths } = qualificationSchema.shape
const one = z.object({ qualification: z.uuid() })

/** Qualifications: claim, see, earn, bring along, take away. */
export const qualificationOperations = [
  operation({
    name: 'people.addQualification',
    summary: 'Adds a qualification: the own one as a claim, that of somebody else as an officer who has seen the paper.',
    kind: 'write',
    who: signedIn,
    input: qualificationSchema.extend({ person: z.uuid().optional().describe('absent is the caller') }),
    output: qualificationShown,
    handle: addQualification,
  }),
  operation({
    name: 'people.confirmQualification',
    summary: 'Enters that an officer has seen the paper of a qualification that was claimed.',
    kind: 'write',
    who: [...managers, 'steward'],
    input: one,
    output: qualificationShown,
    handle: ({ qualification }, context) => confirmQualification(qualification, context),
  }),
  operation({
    name: 'people.revokeQualification',
    summary: 'Revokes a qualification; affiliations and bookings that stand on it are decided again at once.',
    kind: 'write',
    who: managers,
    input: one.extend({ at: z.iso.datetime().optional().describe('absent is now'), reason: z.string().trim().min(1).max(500) }),
    output: qualificationShown,
    handle: revokeQualification,
  }),
  operation({
    name: 'people.enterResult',
    summary: 'Enters that somebody passed a course; the centre signs the qualification as a credential.',
    kind: 'write',
    who: managers,
    input: z
      .object({
        person: z.uuid(),
        course: z.uuid().optional(),
        run: z.uuid().optional().describe('course run in which it was passed'),
        type: type.optional(),
        edition,
        passedOn: z.iso.date(),
        validMonths,
        sites,
      })
      .refine(({ course, run, type }) => [course, run, type].filter((each) => each !== undefined).length === 1, {
        error: 'needs exactly one of course, run and type',
      }),
    output: qualificationShown,
    handle: enterResult,
  }),
  operation({
    name: 'people.importCredential',
    summary: 'Brings a signed credential along (W3C Verifiable Credential or Open Badge 3.0 as JWT); it is checked offline.',
    kind: 'write',
    who: signedIn,
    input: z.object({
      credential: z.string().trim().min(1).max(100_000).describe('compact JWT'),
      person: z.uuid().optional().describe('holder, where an officer brings it; absent is the caller'),
      type: type.optional().describe('what it proves, where the credential does not say so in the words of the house'),
    }),
    output: qualificationShown,
    secret: ['credential'],
    handle: importCredential,
  }),
  operation({
    name: 'people.exportCredential',
    summary: 'Gives the signed credential of a qualification, for its holder to show elsewhere.',
    kind: 'read',
    who: signedIn,
    input: one,
    output: z.object({ credential: z.string() }),
    handle: ({ qualification }, context) => exportCredential(qualification, context),
  }),
  operation({
    name: 'people.attention',
    summary: 'Lists qualifications that have lapsed or lapse soon and are not renewed yet, the most urgent first.',
    kind: 'read',
    who: managers,
    input: z.object({
      days: z.int().min(0).max(730).default(90),
      limit: z.int().min(1).max(500).default(50),
      offset: z.int().min(0).default(0),
    }),
    output: z.object({
      rows: z.array(qualificationShown.extend({ person: named, organisation: named.nullable() })),
      total: z.int(),
    }),
    handle: listAttention,
  }),
] as const
