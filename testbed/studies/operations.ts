import { filePath } from '@vitalbench/bench/study'
import { everyone, working } from '@vitalbench/platform/access'
import { operation } from '@vitalbench/platform/operations'
import { z } from 'zod'
import { paging, sha256 } from '../setting/index.ts'
import type { Testbed } from '../setting/index.ts'
import { listBenches } from './bench-forms.ts'
import { checkStudy } from './check-study.ts'
import { draftStudy } from './draft-study.ts'
import { keepData, removeData } from './data.ts'
import { keepStudies } from './keep-studies.ts'
import { lockStudy } from './lock-study.ts'
import { removeStudy } from './remove-study.ts'
import { saveStudy } from './save-study.ts'
import { benchRow, mistake, studyFile, studyRow, studyWhole } from './schemas.ts'
import { listStudies, showStudy } from './show-study.ts'
import { useProduct } from './use-product.ts'

const known = z.object({ study: z.uuid() })
const text = z.string().max(500_000)

/** What can be done with studies, on the benches of a testbed. */
export const studyOperations = (testbed: Testbed) =>
  [
    operation({
      name: 'studies.benches',
      summary: 'Lists the benches with the form of their plans, their endpoints and their examples, in the language of the reader.',
      kind: 'read',
      who: everyone,
      input: z.object({}),
      output: z.object({ rows: z.array(benchRow) }),
      handle: (_, context) => listBenches(testbed, context),
    }),
    operation({
      name: 'studies.list',
      summary: 'Lists the studies that one may see: own ones, those of the own organisation, and public ones.',
      kind: 'read',
      who: everyone,
      input: z.object({
        search: z.string().max(200).optional(),
        state: z.enum(['draft', 'locked']).optional(),
        mine: z.boolean().default(false),
        ...paging,
      }),
      output: z.object({ rows: z.array(studyRow), total: z.number() }),
      handle: listStudies,
    }),
    operation({
      name: 'studies.show',
      summary: 'Shows a study: its text, the same as a value, and its files.',
      kind: 'read',
      who: everyone,
      input: known,
      output: studyWhole,
      handle: ({ study }, context) => showStudy(study, context),
    }),
    operation({
      name: 'studies.draft',
      summary: 'Begins a study: from an example, from a text, or empty for a bench.',
      kind: 'write',
      who: everyone,
      perMinute: 30,
      input: z
        .object({
          fromExample: z.string().max(100).optional(),
          text: text.optional(),
          bench: z.string().max(100).optional(),
          ofOrganisation: z.boolean().default(true).describe('Whether colleagues of the own organisation see it too.'),
        })
        .refine(({ fromExample, text: said, bench }) => [fromExample, said, bench].filter((each) => each !== undefined).length === 1, {
          message: 'give one of fromExample, text and bench',
        }),
      output: studyWhole,
      handle: (input, context) => draftStudy(testbed, input, context),
    }),
    operation({
      name: 'studies.save',
      summary: 'Writes a study that is not locked: as a text, or as the value of a form.',
      kind: 'write',
      who: everyone,
      input: known
        .extend({
          text: text.optional(),
          document: z.record(z.string(), z.unknown()).optional(),
          revision: z.int().optional().describe('The revision that was changed; refused where it is not the latest any more.'),
        })
        .refine(({ text: said, document }) => (said === undefined) !== (document === undefined), { message: 'give text or document' }),
      output: studyWhole,
      handle: saveStudy,
    }),
    operation({
      name: 'studies.check',
      summary: 'Names every mistake of a study or of a text, with line and cure.',
      kind: 'read',
      who: everyone,
      perMinute: 60,
      input: z
        .object({ study: z.uuid().optional(), text: text.optional() })
        .refine(({ study, text: said }) => study !== undefined || said !== undefined, { message: 'give study or text' }),
      output: z.object({ mistakes: z.array(mistake), cases: z.number().nullable() }),
      handle: (input, context) => checkStudy(testbed, input, context),
    }),
    operation({
      name: 'studies.uploadData',
      summary: 'Puts a file beside a study that is not locked: data, a dictionary, a product; a file of the same path is replaced.',
      kind: 'write',
      who: everyone,
      upload: 500e6,
      input: known.extend({ path: filePath.max(200), file: sha256, size: z.number() }),
      output: z.object({ files: z.array(studyFile), revision: z.number() }),
      handle: (input, context) => keepData(testbed, input, context),
    }),
    operation({
      name: 'studies.removeData',
      summary: 'Takes a file away from a study that is not locked.',
      kind: 'write',
      who: everyone,
      input: known.extend({ path: z.string().max(200) }),
      output: z.object({ files: z.array(studyFile), revision: z.number() }),
      handle: removeData,
    }),
    operation({
      name: 'studies.useProduct',
      summary: 'Names a version of a product in a study, and puts its files beside it.',
      kind: 'write',
      who: working,
      input: known.extend({ version: z.uuid(), as: z.enum(['product', 'reference']).default('product') }),
      output: studyWhole,
      handle: useProduct,
    }),
    operation({
      name: 'studies.lock',
      summary: 'Locks a study without mistakes: from then on its digest names it, and nothing of it changes.',
      kind: 'write',
      who: everyone,
      perMinute: 30,
      input: known,
      output: z.object({ study: z.uuid(), planDigest: sha256, cases: z.number().nullable() }),
      handle: ({ study }, context) => lockStudy(testbed, study, context),
    }),
    operation({
      name: 'studies.remove',
      summary: 'Removes a study that has no evidence and no run under way.',
      kind: 'write',
      who: everyone,
      input: known,
      output: z.object({ study: z.uuid() }),
      handle: removeStudy,
    }),
    operation({
      name: 'studies.keep',
      summary: 'Gives the studies, runs and evidence of a visit without account to a person; asked by the house after sign-in.',
      kind: 'write',
      who: ['operator'],
      input: z.object({ visit: z.string().min(16).max(200), person: z.uuid() }),
      secret: ['visit'],
      output: z.object({ studies: z.number(), runs: z.number(), evidence: z.number() }),
      handle: keepStudies,
    }),
  ] as const
