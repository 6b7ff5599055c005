import type { Bench } from '../contract.ts'
import { didYouMean } from './closest.ts'
import type { Context, Report } from './context.ts'
import type { ReadFile } from './digests.ts'
import { located } from './located.ts'
import type { LockedPlan } from './locked-plan.ts'
import type { LocatedMistake } from './mistake.ts'
import { readProduct } from './product.ts'
import type { ReadProduct } from './product.ts'
import { readCriteria } from './read-criteria.ts'
import { readParts } from './read-parts.ts'
import type { Parts } from './read-parts.ts'
import { inspectPlan, readPlan } from './read-plan.ts'
import { parseSource } from './source.ts'

/** What a study file is read with. */
export interface StudyReading {
  readonly bench: (name: string) => Bench | undefined
  /** Names of all benches, so that a mistyped one can be recognised. */
  readonly benches?: readonly string[]
  /** Reads a file whose path is relative to the study file. */
  readonly read: ReadFile
  readonly software: LockedPlan['software']
}

/** A study that is locked, or everything that is wrong with its file. */
export type StudyRead = { readonly plan: LockedPlan } | { readonly mistakes: readonly LocatedMistake[] }

const remember = (read: ReadFile): ReadFile => {
  const known = new Map<string, Promise<Uint8Array>>()
  return (file) => {
    const bytes = known.get(file) ?? read(file)
    known.set(file, bytes)
    return bytes
  }
}

const distinct = (mistakes: readonly LocatedMistake[]): readonly LocatedMistake[] => [
  ...new Map(mistakes.map((mistake) => [JSON.stringify([mistake.file, mistake.line, mistake.column, mistake.message]), mistake])).values(),
]

const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

const inOrder = (mistakes: readonly LocatedMistake[]): readonly LocatedMistake[] =>
  distinct(mistakes).toSorted((a, b) => byText(a.file ?? '', b.file ?? '') || a.line - b.line || a.column - b.column)

type Products = Partial<Record<'product' | 'reference', ReadProduct>>

/** Reads product and reference into `products`, where mistakes are located from then on. */
async function readProducts(parts: Parts, products: Products, { read, report }: Context): Promise<void> {
  for (const key of ['product', 'reference'] as const) {
    if (parts[key] === null) continue
    const one = await readProduct(parts[key], { key, read })
    products[key] = one
    report(one.mistakes)
  }
}

function findBench(name: string | null, { bench, benches = [] }: StudyReading, report: Report): Bench | undefined {
  if (name === null) return undefined
  const found = bench(name)
  if (!found) report([{ path: ['bench'], message: `unknown bench "${name}"`, cure: didYouMean(name, benches) }])
  return found
}

const noMapping: LocatedMistake = {
  file: null,
  line: 1,
  column: 1,
  path: [],
  message: 'the file is no mapping',
  cure: 'begin with format: vitalbench-study/1',
}

/**
 * Reads a study file and locks it, or names everything that is wrong with it at once: each mistake with its line and column, the value
 * and the cure. Digests are held against the files; the bench inspects the plan; limits that nothing could meet or miss are refused.
 *
 * @example
 * const study = await readStudy(text, { bench: (name) => benches.get(name), read: (file) => readFile(join(folder, file)), software })
 * if ('mistakes' in study) console.error(formatMistakes('study.yaml', study.mistakes))
 */
export async function readStudy(text: string, reading: StudyReading): Promise<StudyRead> {
  const source = parseSource(text)
  const found: LocatedMistake[] = source.errors.map((error) => ({ ...error, file: null, path: [] }))
  if (!source.readable) return { mistakes: inOrder(found) }
  if (typeof source.value !== 'object' || source.value === null || Array.isArray(source.value)) return { mistakes: [noMapping] }
  const products: Products = {}
  const report: Report = (mistakes) => found.push(...mistakes.map((mistake) => located(mistake, source, products)))

  const parts = await readParts(source.value as Readonly<Record<string, unknown>>, report)
  const bench = findBench(parts.bench, reading, report)
  const context: Context = { bench, read: remember(reading.read), report }
  await readProducts(parts, products, context)
  const criteria = await readCriteria(parts.criteria ?? [], { ...context, reference: parts.reference !== null })
  const plan = parts.plan && (await readPlan(parts.plan, context))
  const product = products.product?.product
  const reference = products.reference?.product ?? null
  if (plan && product) await inspectPlan(plan.plan, { product, reference }, context)

  if (found.length > 0 || !bench || !product || !plan) return { mistakes: inOrder(found) }
  const { study, title, question, seed, limits } = parts as { readonly [K in keyof Parts]: NonNullable<Parts[K]> }
  const locked: LockedPlan = {
    format: 'vitalbench-plan/1',
    study,
    title,
    question,
    seed,
    software: reading.software,
    bench: { name: bench.name, version: bench.version },
    product,
    reference,
    limits,
    criteria,
    ...plan,
  }
  // Keys that a schema leaves undefined are none in canonical JSON.
  return { plan: JSON.parse(JSON.stringify(locked)) as LockedPlan }
}
