import type { z } from 'zod'
import { VitalbenchError } from '@vitalbench/kernel/errors'
import type { Bench } from '../contract.ts'
import { checkPart } from './check-part.ts'
import { didYouMean } from './closest.ts'
import { criterionMistakes, lockCriterion } from './criteria.ts'
import type { WrittenCriterion } from './criteria.ts'
import { digestMistake, digestOf, unreadable } from './digests.ts'
import type { ReadFile } from './digests.ts'
import type { Found } from './issue-mistakes.ts'
import type { LockedPlan, Product } from './locked-plan.ts'
import { located } from './located.ts'
import type { LocatedMistake } from './mistake.ts'
import { readProduct } from './product.ts'
import type { ReadProduct } from './product.ts'
import { parseSource } from './source.ts'
import { criterionSchema, studyParts } from './study-schema.ts'
import { pathOf, valueAt } from './values.ts'

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

const partNames = Object.keys(studyParts) as (keyof typeof studyParts)[]
type Parts = { readonly [K in keyof typeof studyParts]: z.output<(typeof studyParts)[K]> | null }

const remember = (read: ReadFile): ReadFile => {
  const known = new Map<string, Promise<Uint8Array>>()
  return (file) => {
    const bytes = known.get(file) ?? read(file)
    known.set(file, bytes)
    return bytes
  }
}

/** The parts of the file one by one, so that a mistake in one does not hide those of another. */
async function readParts(value: Readonly<Record<string, unknown>>, report: Report): Promise<Parts> {
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(studyParts, key))
  const free = partNames.filter((key) => !Object.hasOwn(value, key))
  report(unknown.map((key) => ({ path: [key], message: `unknown key "${key}"`, cure: didYouMean(key, free), at: 'key' as const })))
  const parts: Record<string, unknown> = {}
  for (const key of partNames) {
    const read = await checkPart<unknown>(studyParts[key], value[key], { path: [key] })
    report(read.mistakes)
    parts[key] = read.value
  }
  return parts as Parts
}

type Report = (mistakes: readonly Found[]) => void

async function readCriteria(
  written: Parts['criteria'],
  { bench, reference, read, report }: Context & { reference: boolean },
): Promise<readonly WrittenCriterion[]> {
  const criteria: WrittenCriterion[] = []
  for (const [index, each] of (written ?? []).entries()) {
    const path = ['criteria', index]
    const checked = await checkPart(criterionSchema, each, { path, read })
    report(checked.mistakes)
    if (checked.value === null) continue
    criteria.push(checked.value)
    if (bench) report(criterionMistakes(checked.value, { path, endpoints: bench.endpoints, reference }))
    const { id } = lockCriterion(checked.value)
    if (criteria.slice(0, -1).some((other) => lockCriterion(other).id === id))
      report([
        {
          path: each.id === undefined ? path : [...path, 'id'],
          message: `two criteria are called "${id}"`,
          cure: 'give each an id of its own',
        },
      ])
  }
  return criteria
}

interface Context {
  readonly bench: Bench | undefined
  readonly read: ReadFile
  readonly report: Report
}

/** Files that the plan locks, held against their digests where the plan's own keys have not shown the mistake already. */
async function checkFiles(plan: unknown, files: LockedPlan['files'], { read, report }: Context): Promise<void> {
  for (const { path: file, sha256 } of files) {
    const path = ['plan', ...(pathOf(plan, file) ?? [])]
    try {
      const mistake = digestMistake(path, { file, digest: sha256, actual: digestOf(await read(file)) })
      if (mistake) report([mistake])
    } catch (error) {
      report([unreadable(path, file, error)])
    }
  }
}

async function inspectPlan(plan: unknown, products: { product: Product; reference: Product | null }, context: Context): Promise<void> {
  const { bench, read, report } = context
  if (!bench?.inspect) return
  try {
    report(await bench.inspect(plan, { ...products, read }))
  } catch (error) {
    // A file that is not there has its own mistake already.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
    if (!(error instanceof VitalbenchError)) throw error
    report([{ path: ['plan'], message: error.message, cure: error.cure }])
  }
}

const distinct = (mistakes: readonly LocatedMistake[]): readonly LocatedMistake[] => [
  ...new Map(mistakes.map((mistake) => [JSON.stringify([mistake.file, mistake.line, mistake.column, mistake.message]), mistake])).values(),
]

const inOrder = (mistakes: readonly LocatedMistake[]): readonly LocatedMistake[] =>
  distinct(mistakes).toSorted((a, b) => (a.file ?? '').localeCompare(b.file ?? '') || a.line - b.line || a.column - b.column)

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
  if (typeof source.value !== 'object' || source.value === null || Array.isArray(source.value))
    return {
      mistakes: [
        { file: null, line: 1, column: 1, path: [], message: 'the file is no mapping', cure: 'begin with format: vitalbench-study/1' },
      ],
    }
  const products: Record<string, ReadProduct> = {}
  const report: Report = (mistakes) => found.push(...mistakes.map((mistake) => located(mistake, source, products)))
  const read = remember(reading.read)

  const parts = await readParts(source.value as Readonly<Record<string, unknown>>, report)
  for (const key of ['product', 'reference'] as const) {
    if (parts[key] === null) continue
    const one = await readProduct(parts[key], { key, read })
    products[key] = one
    const errors = one.source?.errors ?? []
    found.push(...errors.map((error) => ({ ...error, file: one.file, path: [key] })))
    report(one.file === null ? one.mistakes : one.mistakes.map((mistake) => ({ ...mistake, path: [key, ...mistake.path] })))
  }

  const bench = parts.bench === null ? undefined : reading.bench(parts.bench)
  if (parts.bench !== null && !bench)
    report([{ path: ['bench'], message: `unknown bench "${parts.bench}"`, cure: didYouMean(parts.bench, reading.benches ?? []) }])
  const context: Context = { bench, read, report }
  const criteria = await readCriteria(parts.criteria, { ...context, reference: valueAt(source.value, ['reference']) != null })
  const checked = bench && parts.plan ? await checkPart(bench.plan, parts.plan, { path: ['plan'], read }) : null
  if (checked) report(checked.mistakes)
  const usable = bench && checked?.value != null ? bench.files(checked.value) : null
  if (usable && checked?.mistakes.length === 0) await checkFiles(parts.plan, usable, context)
  const product = products.product?.product
  const reference = products.reference?.product ?? null
  if (product && checked?.value != null) await inspectPlan(checked.value, { product, reference }, context)

  if (found.length > 0 || !bench || !product || !checked || !usable) return { mistakes: inOrder(found) }
  const plan: LockedPlan = {
    format: 'vitalbench-plan/1',
    study: parts.study!,
    title: parts.title!,
    question: parts.question!,
    seed: parts.seed!,
    software: reading.software,
    bench: { name: bench.name, version: bench.version },
    product,
    reference,
    limits: parts.limits!,
    criteria: criteria.map(lockCriterion),
    files: usable,
    plan: checked.value,
  }
  // Keys that a schema leaves undefined are none in canonical JSON.
  return { plan: JSON.parse(JSON.stringify(plan)) as LockedPlan }
}
