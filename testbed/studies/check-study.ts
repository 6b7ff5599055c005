import { countCases, createLab, noProduct } from '@vitalbench/bench'
import type { LockedPlan } from '@vitalbench/bench'
import type { LocatedMistake } from '@vitalbench/bench/study'
import type { VitalbenchError } from '@vitalbench/kernel/errors'
import type { Context } from '@vitalbench/platform/operations'
import { ownerOf } from '../ownership/index.ts'
import type { Testbed } from '../setting/index.ts'
import { readText, readerOf } from './reading.ts'
import type { ReadFile } from './reading.ts'
import { brokenRule } from './rules.ts'
import { seenStudy } from './show-study.ts'
import { filesOf } from './store.ts'
import type { StudyFile, StudyRecord } from './store.ts'

/** More cases than this are not counted before a run. */
const mostCases = 1_000_000

/** A study that can be locked, or what stands against it. */
export type Checked =
  | { readonly plan: LockedPlan; readonly cases: number | null }
  | { readonly mistakes: readonly LocatedMistake[] }
  | { readonly broken: VitalbenchError }

function countPlan(testbed: Testbed, plan: LockedPlan, { read, signal }: { read: ReadFile; signal: AbortSignal }): Promise<number | null> {
  const bench = testbed.benches.find(({ name }) => name === plan.bench.name)!
  const lab = createLab({ plan, folder: read, product: noProduct, reference: plan.reference && noProduct, signal, log: () => {} })
  return countCases(bench, { plan: plan.plan, lab, most: mostCases })
}

/** Reads a text with its files, counts its cases, and holds it against the rules of the house. */
export async function checkText(
  testbed: Testbed,
  text: string,
  study: Pick<StudyRecord, 'visit' | 'asExample'> & { readonly files: readonly StudyFile[] },
  { files: store, signal }: Context,
): Promise<Checked> {
  const read = readerOf(study.files, store)
  const checked = await readText(testbed, text, read)
  if ('mistakes' in checked) return checked
  const { plan } = checked
  const cases = await countPlan(testbed, plan, { read, signal })
  const broken = brokenRule(testbed, plan, { ...study, cases })
  return broken ? { broken } : { plan, cases }
}

/** A rule of the house as a mistake at the top of the study. */
const asMistake = ({ message, cure }: VitalbenchError): LocatedMistake => ({ file: null, line: 1, column: 1, path: [], message, cure })

/** Every mistake of a study as it stands, of another text for it, or of a text alone. */
export async function checkStudy(testbed: Testbed, input: { readonly study?: string; readonly text?: string }, context: Context) {
  const study = input.study === undefined ? null : await seenStudy(input.study, context)
  const text = input.text ?? study!.text
  const files = study ? await filesOf(context.database, study.id) : []
  const { visit } = study ?? ownerOf(context.actor, false)
  const asExample = study !== null && study.asExample && text === study.text
  const checked = await checkText(testbed, text, { visit, asExample, files }, context)
  if ('plan' in checked) return { mistakes: [], cases: checked.cases }
  const mistakes = 'broken' in checked ? [asMistake(checked.broken)] : checked.mistakes
  return { mistakes: mistakes.map(({ path, ...mistake }) => ({ ...mistake, path: [...path] })), cases: null }
}
