import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { affectedBy, checkVersions, decideGate, instantOf, text } from './index.ts'
import type { Credential, Decision, FactChange, Facts, Opening, PolicyChange } from './index.ts'
import { drawCredential, drawer, drawFacts, drawGate, drawPolicies } from './random-gates.fixture.ts'
import type { RandomGate } from './random-gates.fixture.ts'
import { monthsLater, unmetAt, wallDay } from './slow-gate.fixture.ts'
import type { Unmet } from './slow-gate.fixture.ts'

const step = 900_000
const quarters = (start: number, end: number) => Array.from({ length: Math.ceil((end - start) / step) }, (_, i) => start + i * step)

function slowDecision({ policies, facts, request }: RandomGate) {
  const found = quarters(instantOf(request.start), instantOf(request.end)).flatMap((t) => unmetAt(t, policies, facts, request))
  const conditions = (['supervised', 'not-evidence'] as const).filter((condition) => found.some(({ excuse }) => excuse === condition))
  const denied = found.some(({ excuse }) => excuse === null)
  const decision = denied
    ? 'deny'
    : conditions.includes('not-evidence')
      ? 'allow-not-evidence'
      : conditions.includes('supervised')
        ? 'allow-supervised'
        : 'allow'
  const reasons = [...new Set(found.map(({ policy, about }: Unmet) => `${policy} ${about}`))].toSorted()
  return { decision, conditions: denied ? [] : conditions, reasons }
}

const about = ({ values }: Decision['reasons'][number]) =>
  values.type ?? values.kind ?? values.subject ?? values.dataset ?? values.resource ?? values.organisation ?? ''
const engineReasons = ({ reasons }: Decision) =>
  [
    ...new Set(
      reasons.flatMap((reason) =>
        reason.code === 'POLICY_MISSING' ? [' '] : reason.policies.map(({ id, version }) => `${id}@${version} ${about(reason)}`),
      ),
    ),
  ].toSorted()

const fits = (openings: readonly Opening[], start: number, length: number) =>
  openings.some(
    ({ start: from, end }) => (from === null || Date.parse(from) <= start) && (end === null || start + length <= Date.parse(end)),
  )
const slowFits = ({ policies, facts, request }: RandomGate, start: number, length: number) =>
  quarters(start, start + length).every((t) => unmetAt(t, policies, facts, request).every(({ excuse }) => excuse !== null))

const english: Readonly<Record<string, string>> = text.en
const placeholders = (key: string) => Array.from((english[key] ?? '').matchAll(/\{(\w+)\}/g), ([, name]) => name)

test('10,000 random gates: the engine answers, and gives every reason, as a slow and obvious one does', () => {
  const counts: Record<string, number> = {}
  const codes = new Set<string>()
  for (let i = 0; i < 10_000; i++) {
    const gate = drawGate(drawer(stream('gates', String(i))))
    checkVersions(gate.policies)
    const decision = decideGate(gate)
    const slow = slowDecision(gate)
    assert.deepEqual({ decision: decision.decision, conditions: decision.conditions, reasons: engineReasons(decision) }, slow, `gate ${i}`)
    counts[slow.decision] = (counts[slow.decision] ?? 0) + 1
    for (const { code, values, cures } of decision.reasons) {
      assert.ok(cures.length > 0, `gate ${i}: ${code} has no cure`)
      const worded = [{ key: `reason.${code}`, values }, ...cures.map((cure) => ({ key: `cure.${cure.code}`, values: cure.values }))]
      for (const { key, values } of worded) {
        codes.add(key)
        for (const name of placeholders(key)) assert.ok(Object.hasOwn(values, name), `gate ${i}: ${key} has no ${name}`)
      }
    }
  }
  console.log(JSON.stringify(counts), `${codes.size} codes seen`)
  for (const answer of ['allow', 'allow-supervised', 'allow-not-evidence', 'deny'])
    assert.ok(counts[answer] > 50, `${answer} ${counts[answer]}`)
  for (const code of codes) for (const language of Object.values(text)) assert.ok(Object.hasOwn(language, code), code)
})

test('6,000 random gates: they open when the slow one says so, day by day, now and after each course', () => {
  let opened = 0
  let courses = 0
  for (let i = 0; i < 6000; i++) {
    const draw = drawer(stream('openings', String(i)))
    const gate = drawGate(draw)
    const { request, facts } = gate
    const { opensBetween, reasons } = decideGate(gate)
    const length = Math.min(instantOf(request.end) - instantOf(request.start), 12 * step)
    const asked = { ...gate, request: { ...request, end: new Date(instantOf(request.start) + length).toISOString() } }
    const now = decideGate(asked).opensBetween.now
    for (let day = -6; day <= 6; day++) {
      const start = instantOf(request.start) + day * 86_400_000 + (draw.random.integer(192) - 96) * step
      const slow = slowFits(gate, start, length)
      assert.equal(fits(now, start, length), slow, `gate ${i}, day ${day}`)
      if (slow) opened++
    }
    assert.ok(opensBetween.now.every(({ start, end }) => start === null || end === null || start < end))
    for (const cure of reasons.flatMap(({ cures }) => cures).filter(({ code }) => code === 'COURSE')) {
      const run = facts.courseRuns.find(({ id }) => id === cure.values.run)!
      const earned: Credential = {
        id: 'earned',
        person: 'anna',
        type: run.type,
        edition: run.edition,
        issuer: run.issuer,
        issuedOn: wallDay(Date.parse(run.end) - 1, request.place.zone),
        validFrom: run.end,
        validMonths: run.validMonths,
        proof: 'signature',
      }
      const passed = { ...gate, facts: { ...facts, credentials: [...facts.credentials, earned] } }
      const slot = instantOf(request.end) - instantOf(request.start)
      for (let day = -3; day <= 5; day++) {
        const start = instantOf(request.start) + day * 86_400_000
        assert.equal(fits(cure.opens, start, slot), slowFits(passed, start, slot), `gate ${i}, ${run.id}, day ${day}`)
      }
      courses++
    }
  }
  console.log(`${opened} open starts, ${courses} courses tried`)
  assert.ok(opened > 10_000 && courses > 300)
})

/** The answer without the times at which the gate opens, which others' bookings may move. */
const answerOf = ({ decision, conditions, reasons, inputs }: Decision) => ({
  decision,
  conditions,
  inputs,
  reasons: reasons.map(({ code, values, cures }) => ({ code, values, cures: cures.map((cure) => [cure.code, cure.values]) })),
})

test('6,000 random changes: a decision that the change is not said to affect keeps its answer, reasons, cures and digest', () => {
  let moved = 0
  let spared = 0
  for (let i = 0; i < 6000; i++) {
    const draw = drawer(stream('changes', String(i)))
    const gate = drawGate(draw)
    const { facts, policies } = gate
    const before = decideGate(gate)
    const other = drawFacts(draw)
    const table = draw.pick([
      'policies',
      'credentials',
      'credentials',
      'issuers',
      'affiliations',
      'appointments',
      'approvals',
      'consents',
      'agreements',
      'dosimeters',
      'calibrations',
      'bookings',
      'courseRuns',
    ] as const)
    let change: FactChange | PolicyChange
    let after: RandomGate
    if (table === 'policies') {
      const old = draw.chance(0.6) ? draw.pick(policies) : undefined
      const fresh = old && draw.chance(0.4) ? undefined : drawPolicies(draw, old?.id ?? 'p9')[0]
      change = { table, before: old, after: fresh }
      after = { ...gate, policies: [...policies.filter((policy) => policy !== old), ...(fresh ? [fresh] : [])] }
    } else {
      const rows: readonly Facts[typeof table][number][] = facts[table]
      const old = rows.length > 0 && draw.chance(0.7) ? draw.pick(rows) : undefined
      const drawn = table === 'credentials' ? drawCredential(draw) : other[table].at(-1)
      // A revocation is the change that matters most.
      const fresh = old && draw.chance(0.5) ? { ...old, withdrawnAt: draw.near() } : drawn && { ...drawn, ...(old && { id: old.id }) }
      change = { table, before: old, after: fresh } as FactChange
      after = { ...gate, facts: { ...facts, [table]: [...rows.filter((row) => row !== old), ...(fresh ? [fresh] : [])] } }
    }
    const again = decideGate(after)
    if (affectedBy(change, [before]).length === 0) {
      assert.deepEqual(answerOf(again), answerOf(before), `change ${i} of ${table}`)
      spared++
    } else if (again.inputs !== before.inputs) moved++
  }
  console.log(`${spared} spared, ${moved} moved`)
  assert.ok(spared > 3000 && moved > 500)
})

test('the slow gate counts months as calendars do', () => {
  assert.equal(monthsLater('2028-02-29', 12), '2029-02-28')
  assert.equal(monthsLater('2027-02-28', 12), '2028-02-28')
  assert.equal(monthsLater('2027-08-31', 6), '2028-02-29')
})
