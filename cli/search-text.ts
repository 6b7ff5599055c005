import type { Dose } from '@vitalbench/bench'
import type { BracketEnd, SearchRecord } from '@vitalbench/evidence'

const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`

/** The faults of a dose by their kinds, with their share, such as `{line-disconnect} at 0.25`. */
export const kindsAt = (faults: readonly string[], { kept, share }: Dose): string =>
  kept.length === 0 ? 'no fault' : `{${kept.map((i) => faults[i].split(' ')[0]).join(', ')}} at ${share}`

const endText = (title: string, { share, faults, verdict, folder, evidenceDigest }: BracketEnd): readonly string[] => [
  `${title} at ${percent(share)} of the planned dose (${verdict}): ${faults.length === 0 ? 'no fault' : faults.join('; ')}`,
  `  evidence ${evidenceDigest} in ${folder}`,
]

function mildestText({ condition, needed, faults, holds, breaks, fails, monotone }: SearchRecord): readonly string[] {
  if (!holds || !breaks || !needed) return []
  const { affected } = breaks
  return [
    `It breaks with ${needed.length} of the ${faults.length} faults of "${condition}": ${needed.map((i) => faults[i]).join('; ')}`,
    ...endText('It holds', holds),
    ...endText('It no longer holds', breaks),
    ...(affected
      ? [`  ${affected.beyond} of ${affected.n} patients miss the limit for themselves; the worst is ${affected.worst[0].id}`]
      : []),
    ...(breaks.verdict === 'fail'
      ? []
      : [`The smallest dose tried at which it is shown to fail: ${fails === null ? 'none' : percent(fails)}`]),
    ...(monotone === false ? ['Not monotone: a greater dose than this one was tried at which it holds again.'] : []),
  ]
}

/** What a search found, line by line; the first names the criterion. */
export function searchText(record: SearchRecord): readonly string[] {
  const { study, criterion, condition, found, faults, probes, inconclusive } = record
  return [
    `Criterion "${criterion.id}" of ${study}: ${criterion.text}`,
    ...(found === 'broken-without'
      ? [`It is not met even without faults (${probes[0].verdict}): there is no mildest failure to search.`]
      : []),
    ...(found === 'unbroken' ? [`It holds under all ${faults.length} faults of "${condition}" at their planned dose.`] : []),
    ...mildestText(record),
    `${probes.length} probes${inconclusive > 0 ? `, ${inconclusive} of them inconclusive and counted as not held` : ''}.`,
  ]
}
