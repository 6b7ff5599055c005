import { everyone, signedIn } from '@vitalbench/platform/access'
import { download, operation } from '@vitalbench/platform/operations'
import { z } from 'zod'
import { paging } from '../setting/index.ts'
import type { Testbed } from '../setting/index.ts'
import { compareEvidence } from './compare-evidence.ts'
import { bundleOf, fileOf } from './downloads.ts'
import { drawEvidenceFigure } from './draw.ts'
import { publishEvidence } from './publish.ts'
import { comparison, evidenceContent, evidenceRow, evidenceWhole } from './schemas.ts'
import { endShare, shareEvidence, sharedEvidence, sharedRow } from './shares.ts'
import { listEvidence, seenEvidence, showEvidence } from './show-evidence.ts'

const known = z.object({ evidence: z.uuid() })
const token = z.string().regex(/^[\w-]{43}$/)
const name = z.string().max(100)
const colours = z.enum(['light', 'page']).default('light').describe('`page` leaves them to variables of the page.')

/** What can be done with evidence, in the words of the benches of a testbed. */
export const evidenceOperations = (testbed: Testbed) =>
  [
    operation({
      name: 'evidence.list',
      summary: 'Lists the evidence that one may see, the latest first.',
      kind: 'read',
      who: everyone,
      input: z.object({
        study: z.uuid().optional(),
        verdict: z.enum(['pass', 'fail', 'inconclusive']).optional(),
        search: z.string().max(200).optional(),
        mine: z.boolean().default(false),
        ...paging,
      }),
      output: z.object({ rows: z.array(evidenceRow), total: z.number() }),
      handle: listEvidence,
    }),
    operation({
      name: 'evidence.show',
      summary: 'Shows evidence in the language of the reader: verdicts, measures, tables and figures as data, files.',
      kind: 'read',
      who: everyone,
      input: known,
      output: evidenceWhole,
      handle: ({ evidence }, context) => showEvidence(testbed, evidence, context),
    }),
    operation({
      name: 'evidence.figure',
      summary: 'Draws a figure of evidence as SVG, as it stands in the report.',
      kind: 'read',
      who: everyone,
      input: known.extend({ figure: name, colours }),
      output: z.object({ svg: z.string() }),
      handle: async ({ evidence, figure, colours: which }, context) =>
        drawEvidenceFigure(testbed, await seenEvidence(evidence, context), { figure, colours: which, context }),
    }),
    operation({
      name: 'evidence.file',
      summary: 'Gives a file of evidence: report.html, report.pdf, findings.json …',
      kind: 'read',
      who: everyone,
      input: known.extend({ file: name }),
      output: download,
      download: true,
      handle: async ({ evidence, file }, context) => fileOf(await seenEvidence(evidence, context), file, context),
    }),
    operation({
      name: 'evidence.bundle',
      summary: 'Gives evidence as one .zip that verifies offline.',
      kind: 'read',
      who: everyone,
      input: known,
      output: download,
      download: true,
      handle: async ({ evidence }, context) => bundleOf(await seenEvidence(evidence, context)),
    }),
    operation({
      name: 'evidence.compare',
      summary: 'Puts two pieces of evidence side by side: measures with differences and intervals, criteria with verdicts.',
      kind: 'read',
      who: everyone,
      input: z.object({ a: z.uuid(), b: z.uuid() }),
      output: comparison,
      handle: (input, context) => compareEvidence(testbed, input, context),
    }),
    operation({
      name: 'evidence.publish',
      summary: 'Lets everybody see evidence with its study and run, or takes that back.',
      kind: 'write',
      who: signedIn,
      input: known.extend({ public: z.boolean() }),
      output: z.object({ evidence: z.uuid(), public: z.boolean() }),
      handle: publishEvidence,
    }),
    operation({
      name: 'evidence.share',
      summary: 'Makes a link by which anybody can see and verify evidence; it is shown once.',
      kind: 'write',
      who: signedIn,
      input: known,
      output: z.object({ share: z.uuid(), address: z.url() }),
      handle: ({ evidence }, context) => shareEvidence(evidence, context),
    }),
    operation({
      name: 'evidence.unshare',
      summary: 'Ends a link to evidence.',
      kind: 'write',
      who: signedIn,
      input: z.object({ share: z.uuid() }),
      output: z.object({ share: z.uuid() }),
      handle: ({ share }, context) => endShare(share, context),
    }),
    operation({
      name: 'evidence.shared',
      summary: 'Shows evidence by its link; views are counted, viewers are not known.',
      kind: 'read',
      who: everyone,
      perMinute: 120,
      input: z.object({ token }),
      secret: ['token'],
      output: evidenceContent,
      handle: ({ token: secret }, context) => sharedEvidence(testbed, secret, context),
    }),
    operation({
      name: 'evidence.sharedFigure',
      summary: 'Draws a figure of evidence by its link.',
      kind: 'read',
      who: everyone,
      input: z.object({ token, figure: name, colours }),
      secret: ['token'],
      output: z.object({ svg: z.string() }),
      handle: async ({ token: secret, figure, colours: which }, context) =>
        drawEvidenceFigure(testbed, await sharedRow(secret, context), { figure, colours: which, context }),
    }),
    operation({
      name: 'evidence.sharedFile',
      summary: 'Gives a file of evidence by its link.',
      kind: 'read',
      who: everyone,
      input: z.object({ token, file: name }),
      secret: ['token'],
      output: download,
      download: true,
      handle: async ({ token: secret, file }, context) => fileOf(await sharedRow(secret, context), file, context),
    }),
    operation({
      name: 'evidence.sharedBundle',
      summary: 'Gives evidence as one .zip by its link.',
      kind: 'read',
      who: everyone,
      input: z.object({ token }),
      secret: ['token'],
      output: download,
      download: true,
      handle: async ({ token: secret }, context) => bundleOf(await sharedRow(secret, context)),
    }),
  ] as const
