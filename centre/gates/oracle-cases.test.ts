import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { decideGate, gateRequest, housePolicies, noFacts, wordReason } from './index.ts'
import type { Credential, Facts, GateRequest } from './index.ts'

/** The gate cases as facts: what is given, the slot, what must be answered, every reason with the day that it names. */
const cases = [
  { id: 'gate-1', slot: '2027-02-10', decisions: ['allow'], reasons: [] },
  { id: 'gate-2', slot: '2027-03-02', decisions: ['deny'], reasons: [['QUALIFICATION_ENDED', 'GCP', '2027-03-01']] },
  {
    id: 'gate-3',
    slot: '2027-06-02',
    decisions: ['deny'],
    reasons: [
      ['QUALIFICATION_ENDED', 'GCP', '2027-03-01'],
      ['QUALIFICATION_ENDED', 'radiation-instruction', '2027-06-01'],
    ],
  },
  { id: 'gate-4', slot: '2027-01-10', decisions: ['deny'], reasons: [['APPROVAL_NOT_YET', 'ethics', '2027-01-15']] },
  { id: 'gate-5', slot: '2027-02-05', decisions: ['deny', 'allow-not-evidence'], reasons: [['CALIBRATION_ENDED', 'ct', '2027-02-01']] },
] as const

const gcp = { type: 'GCP', edition: 'ICH E6(R3)', validUntil: '2027-03-01' }
const instruction = { type: 'radiation-instruction', issuedOn: '2026-06-01', validMonths: 12 }
const held = (given: Partial<Credential> & { type: string }): Credential => ({
  id: `c-${given.type}`,
  person: 'anna',
  issuer: 'house',
  proof: 'signature',
  ...given,
})

const facts = (given: Partial<Facts> = {}): Facts => ({
  ...noFacts,
  resources: [
    { id: 'lab-40', kind: 'room', classes: ['radiation-controlled'], capacity: 4 },
    { id: 'room-7', kind: 'room', classes: [], capacity: 4 },
    { id: 'ct', kind: 'equipment', classes: ['ct'] },
  ],
  issuers: [{ id: 'house', types: ['GCP', 'radiation-instruction'], schemes: [] }],
  affiliations: [{ id: 'a1', person: 'anna', organisation: 'ki', signed: true, validFrom: '2026-01-01' }],
  dosimeters: [{ id: 'd1', person: 'anna', validFrom: '2026-01-01' }],
  calibrations: [{ id: 'k1', resource: 'ct', due: '2027-02-01' }],
  credentials: [held(gcp), held(instruction)],
  courseRuns: [
    {
      id: 'gcp-28',
      type: 'GCP',
      issuer: 'house',
      edition: 'ICH E6(R3)',
      start: '2027-02-22T08:00:00Z',
      end: '2027-02-22T15:00:00Z',
      seats: 3,
      booking: 'book-gcp-28',
    },
    {
      id: 'rad-9',
      type: 'radiation-instruction',
      issuer: 'house',
      start: '2027-05-20T07:00:00Z',
      end: '2027-05-20T09:00:00Z',
      seats: 8,
      booking: 'book-rad-9',
    },
  ],
  ...given,
})

const ask = (given: Partial<GateRequest> & { day: string }): GateRequest => {
  const { day, ...rest } = given
  return gateRequest.parse({
    person: 'anna',
    organisation: 'ki',
    resources: ['lab-40'],
    mode: 'phantom',
    start: `${day}T08:00:00Z`,
    end: `${day}T10:00:00Z`,
    place: { jurisdiction: 'SE', zone: 'Europe/Stockholm', site: 'solna' },
    ...rest,
  })
}

const humanFacts = (validFrom: string) =>
  facts({
    approvals: [
      { id: 'e', kind: 'ethics', project: 'p', validFrom },
      { id: 'i', kind: 'insurance', project: 'p' },
      { id: 'f', kind: 'consent-form', project: 'p' },
    ],
  })

const decideCase = (id: string, slot: string) => {
  const policies = housePolicies()
  if (id === 'gate-4')
    return decideGate({
      policies,
      facts: humanFacts('2027-01-15'),
      request: ask({ day: slot, resources: ['room-7'], mode: 'human', project: 'p' }),
    })
  if (id === 'gate-5') return decideGate({ policies, facts: facts(), request: ask({ day: slot, resources: ['ct'] }) })
  return decideGate({ policies, facts: facts(), request: ask({ day: slot }) })
}

for (const { id, slot, decisions, reasons } of cases) {
  test(`${id}: ${decisions.join(' or ')}, with ${reasons.length} reasons`, () => {
    const decision = decideCase(id, slot)
    assert.ok((decisions as readonly string[]).includes(decision.decision), decision.decision)
    const found = decision.reasons.map(({ code, values }) => [
      code,
      values.type ?? values.kind ?? values.resource,
      values.ended ?? values.from,
    ])
    assert.deepEqual(found, reasons)
    for (const { code, cures } of decision.reasons) assert.ok(cures.length > 0, `${code} has no cure`)
  })
}

test('both lapses name the course, its day, its booking and the days between which each would open', () => {
  const { reasons, opensBetween } = decideCase('gate-3', '2027-06-02')
  const cures = reasons.map(({ cures }) => cures[0])
  assert.deepEqual(
    cures.map(({ code, values }) => [code, values.date, values.booking]),
    [
      ['COURSE', '2027-02-22', 'book-gcp-28'],
      ['COURSE', '2027-05-20', 'book-rad-9'],
    ],
  )
  const days = (openings: typeof opensBetween.now) => openings.map(({ firstDay, lastDay }) => [firstDay, lastDay])
  assert.deepEqual(days(opensBetween.now), [['2026-06-01', '2027-03-01']])
  // GCP alone: to the end of the instruction; the instruction alone: to the end of GCP; both: to the end of the new instruction.
  assert.deepEqual(days(cures[0].opens), [['2026-06-01', '2027-06-01']])
  assert.deepEqual(days(cures[1].opens), [['2026-06-01', '2027-03-01']])
  assert.deepEqual(days(opensBetween.afterCures), [['2026-06-01', '2028-05-20']])
})

test('overdue equipment is stamped on a phantom and refused on a person', () => {
  assert.equal(decideCase('gate-5', '2027-02-05').decision, 'allow-not-evidence')
  const request = ask({ day: '2027-02-05', resources: ['ct'], mode: 'human', project: 'p' })
  const decision = decideGate({ policies: housePolicies(), facts: humanFacts('2026-01-01'), request })
  assert.equal(decision.decision, 'deny')
  assert.deepEqual(decision.conditions, [])
})

const date = (text: string) => text.split('-').toReversed().join('.')

test('a reason has words in the reader’s language, with dates in the reader’s way', () => {
  const [reason] = decideCase('gate-2', '2027-03-02').reasons
  assert.deepEqual(wordReason(reason, { language: 'de', date }), {
    message: '{type}: zu dieser Zeit nicht gültig, abgelaufen am {ended}.',
    values: { type: 'Gute Klinische Praxis (GCP)', ended: '01.03.2027' },
  })
})

const shared = new URL('../../../shared/oracles/centre.json', import.meta.url)
test('the shared gate cases are these', { skip: existsSync(shared) ? false : 'shared/oracles/centre.json is not on this machine' }, () => {
  const read = JSON.parse(readFileSync(shared, 'utf8')) as {
    cases: { id: string; model: string; inputs: Record<string, unknown>; expected: Record<string, unknown> }[]
  }
  const gates = read.cases.filter(({ model }) => model === 'gate')
  assert.deepEqual(
    gates.map(({ id }) => id),
    cases.map(({ id }) => id),
  )
  for (const [index, { id, inputs, expected }] of gates.entries()) {
    const own = cases[index]
    assert.equal(inputs.slot, own.slot)
    assert.deepEqual(expected.decisionOneOf ?? [expected.decision], own.decisions)
    assert.equal((expected.reasons as unknown[]).length, own.reasons.length)
    if (inputs.credentials) assert.deepEqual(inputs.credentials, [gcp, instruction])
    if (id === 'gate-4') assert.equal(inputs.ethicsValidFrom, '2027-01-15')
    if (id === 'gate-5') assert.equal(inputs.calibrationDue, '2027-02-01')
    const days = (expected.reasons as string[]).flatMap((reason) => /\d{4}-\d{2}-\d{2}/.exec(reason) ?? [])
    const named = new Set(decideCase(id, own.slot).reasons.map(({ values }) => String(values.ended)))
    for (const day of days) assert.ok(named.has(day), `${id}: ${day}`)
  }
})
