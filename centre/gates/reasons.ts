import { canonicalJson } from '@vitalbench/kernel/seal'
import type { Reason } from './decision.ts'
import { remedyKey } from './horizon.ts'
import type { Horizon } from './horizon.ts'
import type { Judged } from './judge.ts'
import { uniqueBy } from './unique-by.ts'

/** The reasons of the judged demands, in the order of code and values; what several policies demand alike is one reason. */
export function reasonsOf(judged: readonly Judged[], horizon: Horizon): readonly Reason[] {
  const found = judged.flatMap((one) =>
    one.findings.map((finding) => ({ ...finding, one, key: canonicalJson([finding.code, finding.values]) })),
  )
  const grouped = Object.entries(Object.groupBy(found, ({ key }) => key)).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return grouped.map(([, same = []]) => {
    const [{ code, values, one }] = same
    const remedies = uniqueBy(
      same.flatMap((finding) => finding.remedies),
      remedyKey,
    )
    const policies = uniqueBy(
      same.flatMap((finding) => finding.one.policy ?? []),
      ({ id, version }) => `${id} ${version}`,
    )
    return {
      code,
      values,
      policies: policies.map(({ id, version, source, check }) => ({ id, version, source, check })),
      relief: same.some(({ one: { state } }) => state === 'unmet') ? null : one.excuse,
      cures: remedies.map((remedy) => ({ code: remedy.code, values: remedy.values, opens: horizon.after(remedy) })),
    }
  })
}
