import type { Measure } from '@vitalbench/bench'
import type { Words } from '@vitalbench/evidence'
import type { Context } from '@vitalbench/platform/operations'
import type { z } from 'zod'
import type { Testbed } from '../setting/index.ts'
import { differenceOf } from './difference.ts'
import { readParts } from './read-parts.ts'
import type { comparison } from './schemas.ts'
import { rowOf, wordMeasure } from './show-content.ts'
import { seenEvidence } from './show-evidence.ts'

type Comparison = z.input<typeof comparison>

const keyOf = ({ name, group }: Pick<Measure, 'name' | 'group'>): string => `${group}\n${name}`

function compareMeasure(a: Measure | undefined, b: Measure | undefined, words: Words): Omit<Comparison['measures'][number], 'better'> {
  const { name, label, group, groupLabel, unit } = wordMeasure(words, (b ?? a)!)
  const side = (measure: Measure | undefined) => {
    if (!measure) return null
    const { value, printed, interval, n } = wordMeasure(words, measure)
    return { value, printed, interval, n }
  }
  const difference = a && b && a.unit === b.unit ? differenceOf(a, b) : null
  return {
    name,
    label,
    group,
    groupLabel,
    unit,
    a: side(a),
    b: side(b),
    difference: difference && { ...difference, printed: words.estimate(difference.value, difference.interval, unit).value },
  }
}

/** Puts two pieces of evidence side by side, in the words of the bench of the second. */
export async function compareEvidence(
  testbed: Testbed,
  ids: { readonly a: string; readonly b: string },
  context: Context,
): Promise<Comparison> {
  const [a, b] = [await seenEvidence(ids.a, context), await seenEvidence(ids.b, context)]
  const [left, right] = [await readParts(testbed, a, context), await readParts(testbed, b, context)]
  const endpoints = testbed.benches.find(({ name }) => name === b.bench)?.endpoints ?? []
  const [first, second] = [left, right].map(({ findings }) => new Map(findings.measures.map((each) => [keyOf(each), each])))
  const keys = [...new Set([...second.keys(), ...first.keys()])]
  const criteria = [...new Set([...left.findings.criteria, ...right.findings.criteria].map(({ id }) => id))]
  const judged = (parts: typeof left, id: string) => parts.findings.criteria.find((each) => each.id === id)
  return {
    a: rowOf(a),
    b: rowOf(b),
    samePlan: a.planDigest === b.planDigest,
    sameProduct: a.product === b.product && a.version === b.version,
    measures: keys.map((key) => ({
      ...compareMeasure(first.get(key), second.get(key), right.words),
      better: endpoints.find(({ name }) => name === key.split('\n')[1])?.better ?? null,
    })),
    criteria: criteria.map((id) => ({
      id,
      text: (judged(right, id) ?? judged(left, id))!.text,
      a: judged(left, id)?.verdict ?? null,
      b: judged(right, id)?.verdict ?? null,
    })),
  }
}
