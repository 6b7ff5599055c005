import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalJson } from '@vitalbench/kernel/seal'
import type { Bench, Case, Outcome } from './contract.ts'
import { declarationRules } from './exam/declaration-rules.ts'
import { findingsRules } from './exam/findings-rules.ts'
import { crashedOutcomes, labRules } from './exam/lab-rules.ts'
import type { LabExam } from './exam/lab-rules.ts'
import { checkRule } from './exam/rule.ts'
import type { ExamResult, Rule } from './exam/rule.ts'
import { linkProducts } from './runner/link-products.ts'
import { runStudy } from './runner/run-study.ts'
import type { LockedPlan } from './study/locked-plan.ts'

/** What a bench is examined with: a small locked plan whose product is well-behaved. */
export interface ExamOptions {
  readonly plan: LockedPlan
  /** The study's folder: data and products lie relative to it. */
  readonly folder: string
  /** How many cases are run in each check of a lab; 12 by default. The check of the workers runs them all. */
  readonly cases?: number
  /** URL of the module whose `openProduct` links to the products; that of this package by default. */
  readonly products?: string
}

async function runWith<P, C extends Case>(
  bench: Bench<P, C>,
  { plan, folder, products }: ExamOptions,
  workers: number,
): Promise<readonly Outcome[]> {
  const work = await mkdtemp(join(tmpdir(), 'vitalbench-exam-'))
  try {
    return (await runStudy({ plan, bench, folder, work, workers, dryRun: 0, products })).outcomes
  } finally {
    await rm(work, { recursive: true })
  }
}

/**
 * The exam that every bench sits, ours and a stranger's alike: declared completely, deterministic under its seed, independent of order
 * and of the number of workers, an outcome for every misbehaviour of a product, pure findings of declared measures, abort honoured.
 * Every rule is checked, so that all faults are seen at once; an exception is a fault too.
 *
 * @example
 * const results = await checkBench(bench, { plan, folder: 'examples/mine' })
 * assert.deepEqual(results.filter(({ ok }) => !ok), [])
 */
export async function checkBench<P, C extends Case>(bench: Bench<P, C>, options: ExamOptions): Promise<readonly ExamResult[]> {
  const { plan, folder, cases = 12 } = options
  const link = await linkProducts({
    plan,
    folder,
    hide: [],
    products: options.products,
    controllers: bench.controllers,
    signal: new AbortController().signal,
    log: () => {},
  })
  let once: Promise<readonly Outcome[]> | null = null
  const run = (): Promise<readonly Outcome[]> => (once ??= runWith(bench, options, 1))
  const workers: Rule = {
    rule: 'outcomes are the same with one worker and with two',
    faults: async () => {
      const [one, two] = [await run(), await runWith(bench, options, 2)]
      if (one.length !== two.length) return [`${one.length} outcomes with one, ${two.length} with two`]
      return one.flatMap((outcome, index) =>
        canonicalJson(outcome) === canonicalJson(two[index]) ? [] : [`case "${outcome.case}" has another outcome with two workers`],
      )
    },
  }
  try {
    const lab: LabExam<P, C> = { bench, plan, folder, cases, ...link.ports }
    const findings = findingsRules(bench, { plan, run, crashed: () => crashedOutcomes(lab) })
    const rules = [...declarationRules(bench), ...labRules(lab), workers, ...findings]
    const results: ExamResult[] = []
    for (const rule of rules) results.push(await checkRule(rule))
    return results
  } finally {
    await link.close()
  }
}
