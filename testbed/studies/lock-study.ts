import { planDigest } from '@vitalbench/bench/study'
import { canonicalJson } from '@vitalbench/kernel/seal'
import type { Context } from '@vitalbench/platform/operations'
import type { Testbed } from '../setting/index.ts'
import { checkText } from './check-study.ts'
import { fail } from './errors.ts'
import { openStudy } from './show-study.ts'
import { filesOf, freezeStudy } from './store.ts'

/** Locks a study without mistakes: its plan in canonical JSON, named by its digest. */
export async function lockStudy(testbed: Testbed, id: string, context: Context) {
  const study = await openStudy(id, context)
  const files = await filesOf(context.database, id)
  const checked = await checkText(testbed, study.text, { ...study, files }, context)
  if ('broken' in checked) throw checked.broken
  if ('mistakes' in checked) {
    const { mistakes } = checked
    const { title } = study
    throw fail('STUDY_HAS_MISTAKES', { title, count: mistakes.length, line: mistakes[0].line, first: mistakes[0].message })
  }
  const { plan, cases } = checked
  const digest = planDigest(plan)
  await freezeStudy(context.database, id, { plan: canonicalJson(plan), digest, cases, product: plan.product.name, at: context.now })
  return { study: id, planDigest: digest, cases }
}
