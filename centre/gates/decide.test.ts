import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateSigningKey } from '@vitalbench/kernel/seal'
import { affectedBy, decideGate, housePolicies, openDecision, signDecision } from './index.ts'
import type { Facts, GateRequest, Occupancy } from './index.ts'
import { credential, swedishFacts, swedishRequest } from './gate.fixture.ts'

const policies = housePolicies()
const decide = (facts: Facts, request: GateRequest) => decideGate({ policies, facts, request })
const codes = (facts: Facts, request: GateRequest) => decide(facts, request).reasons.map(({ code }) => code)
const code = (expected: string) => (error: unknown) => (error as { code: string }).code === expected
const day = '2027-02-10'
const ok = swedishFacts()

test('a date-only certificate holds to the end of its local day, and the slot must fit in whole', () => {
  const facts = swedishFacts({
    credentials: [credential({ id: 'gcp', type: 'GCP', edition: 'ICH E6(R3)', validUntil: '2027-03-28' }), ok.credentials[1]],
  })
  const slot = (start: string, end: string) => decide(facts, swedishRequest({ day, start, end })).decision
  // Clocks go forward on 28 March 2027, so that day ends at 22:00 UTC and not at 23:00.
  assert.equal(slot('2027-03-28T20:00:00Z', '2027-03-28T22:00:00Z'), 'allow')
  assert.equal(slot('2027-03-28T20:00:00Z', '2027-03-28T22:01:00Z'), 'deny')
  assert.equal(slot('2027-03-28T22:00:00Z', '2027-03-28T22:30:00Z'), 'deny')
})

test('a certificate of 29 February lasts to 28 February, and an instant of a credential is its end', () => {
  const leap = swedishFacts({
    credentials: [ok.credentials[0], credential({ id: 'r', type: 'radiation-instruction', issuedOn: '2028-02-29' })],
  })
  assert.equal(decide(leap, swedishRequest({ day: '2029-02-28' })).decision, 'allow')
  assert.equal(decide(leap, swedishRequest({ day: '2029-03-01' })).decision, 'deny')
  const until = (validUntil: string) =>
    codes(
      swedishFacts({ credentials: [ok.credentials[1], credential({ id: 'g', type: 'GCP', edition: 'ICH E6(R3)', validUntil })] }),
      swedishRequest({ day }),
    )
  assert.deepEqual(until('2027-02-10T10:00:00Z'), [])
  assert.deepEqual(until('2027-02-10T09:59:59Z'), ['QUALIFICATION_ENDED'])
})

const flawsOf = (given: object) =>
  decide(swedishFacts({ credentials: [ok.credentials[1], { ...ok.credentials[0], ...given }] }), swedishRequest({ day })).reasons.map(
    ({ code, cures }) => [code, cures[0].code, cures[0].opens.length],
  )

test('editions, issuers, proofs and sites are named with their own cures', () => {
  assert.deepEqual(flawsOf({ edition: 'ICH E6(R1)' }), [['QUALIFICATION_EDITION', 'BRING_EDITION', 1]])
  assert.deepEqual(flawsOf({ issuer: 'stranger' }), [['QUALIFICATION_ISSUER', 'REVIEW_ISSUER', 1]])
  assert.deepEqual(flawsOf({ proof: 'none' }), [['QUALIFICATION_UNPROVEN', 'SEND_CERTIFICATE', 1]])
  assert.deepEqual(flawsOf({ proof: 'broken' }), [['QUALIFICATION_PROOF_BROKEN', 'SEND_CERTIFICATE', 1]])
  assert.deepEqual(flawsOf({ sites: ['lund'] }), [['QUALIFICATION_SITE', 'EXTEND_SITE', 1]])
  assert.deepEqual(flawsOf({ issuedOn: null }), [['QUALIFICATION_UNDATED', 'SEND_DATES', 1]])
  // Two flaws of one paper: neither cure opens the gate alone.
  assert.deepEqual(flawsOf({ proof: 'none', issuer: 'stranger' }), [
    ['QUALIFICATION_ISSUER', 'REVIEW_ISSUER', 0],
    ['QUALIFICATION_UNPROVEN', 'SEND_CERTIFICATE', 0],
  ])
})

test('instruction and course run on separate clocks in Germany', () => {
  const place = { jurisdiction: 'DE', zone: 'Europe/Berlin', site: 'mannheim' }
  const request = (slot: string) => swedishRequest({ day: slot, place, mode: 'animal', project: 'p' })
  const facts = swedishFacts({
    issuers: [{ id: 'house', types: ['radiation-instruction', 'radiation-course', 'animal-course'], schemes: [] }],
    approvals: [{ id: 'a', kind: 'animal-permit', project: 'p' }],
    credentials: [
      credential({ id: 'c', type: 'radiation-course', courseOn: '2017-02-01', issuedOn: '2022-01-31', validUntil: '2040-01-01' }),
      credential({ id: 'i', type: 'radiation-instruction', issuedOn: '2026-01-10', validUntil: '2040-01-01' }),
      credential({ id: 'f', type: 'animal-course' }),
    ],
  })
  assert.deepEqual(codes(facts, request('2027-01-10')), [])
  assert.deepEqual(
    decide(facts, request('2027-01-31')).reasons.map(({ values }) => [values.type, values.ended]),
    [['radiation-instruction', '2027-01-10']],
  )
  assert.deepEqual(
    decide(facts, request('2027-02-01')).reasons.map(({ values }) => [values.type, values.ended]),
    [
      ['radiation-instruction', '2027-01-10'],
      ['radiation-course', '2027-01-31'],
    ],
  )
  const old = { ...facts.credentials[0], courseOn: '2017-01-30' }
  assert.deepEqual(codes({ ...facts, credentials: [old, ...facts.credentials.slice(1)] }, request('2027-01-10')), [
    'QUALIFICATION_COURSE_OLD',
  ])
})

test('Korea gives X-ray safety managers a year for the first training, and two until the next', () => {
  const place = { jurisdiction: 'KR', zone: 'Asia/Seoul', site: 'wonju' }
  const manager = swedishFacts({ appointments: [{ id: 'x', person: 'anna', role: 'x-ray-safety-manager', validFrom: '2026-03-01' }] })
  const at = (facts: Facts, slot: string) =>
    codes(
      { ...facts, credentials: [credential({ id: 'i', type: 'radiation-instruction', issuedOn: slot }), ...facts.credentials] },
      swedishRequest({ day: slot, place }),
    )
  assert.deepEqual(at(manager, '2027-03-01'), [])
  assert.deepEqual(at(manager, '2027-03-02'), ['QUALIFICATION_MISSING'])
  const types = ['radiation-instruction', 'x-ray-safety-training']
  const trained = {
    ...manager,
    issuers: [{ id: 'house', types, schemes: [] }],
    credentials: [credential({ id: 't', type: types[1], issuedOn: '2027-02-20' })],
  }
  assert.deepEqual(at(trained, '2029-02-20'), [])
  assert.deepEqual(at(trained, '2029-02-21'), ['QUALIFICATION_ENDED'])
  assert.deepEqual(at(swedishFacts(), '2027-03-02'), [])
})

test('whoever is not instructed works with somebody who is, booked in the same slot', () => {
  const supervisor: Occupancy = {
    id: 'o',
    booking: 'b',
    resource: 'theatre',
    person: 'bo',
    start: '2027-02-10T07:00:00Z',
    end: '2027-02-10T10:00:00Z',
    people: 1,
    supervises: true,
  }
  const papers = [
    ...ok.credentials,
    ...['GCP', 'device-instruction'].map((type) =>
      credential({ id: `b-${type}`, person: 'bo', type, edition: 'ICH E6(R3)', issuedOn: '2026-06-01' }),
    ),
  ]
  const request = swedishRequest({ day, resources: ['theatre'] })
  const alone = decide(swedishFacts({ credentials: papers }), request)
  assert.deepEqual([alone.decision, alone.reasons[0].cures.map(({ code }) => code)], ['deny', ['ASK_COURSE', 'BOOK_SUPERVISOR']])
  const together = decide(swedishFacts({ credentials: papers, bookings: [supervisor] }), request)
  assert.deepEqual([together.decision, together.supervisors, together.reasons[0].relief], ['allow-supervised', ['bo'], 'supervised'])
  const leaves = { ...supervisor, end: '2027-02-10T09:45:00Z' }
  assert.equal(decide(swedishFacts({ credentials: papers, bookings: [leaves] }), request).decision, 'deny')
  const lapsed = papers.map((one) => (one.id === 'b-GCP' ? { ...one, validUntil: '2027-02-09' } : one))
  assert.equal(decide(swedishFacts({ credentials: lapsed, bookings: [supervisor] }), request).decision, 'deny')
})

test('a data agreement names the member’s organisation, the dataset, the purpose and the term', () => {
  const agreement = { id: 'g', organisation: 'ki', dataset: 'cohort', purposes: ['training'], validUntil: '2027-02-09' }
  const credentials = [...ok.credentials, credential({ id: 'dp', type: 'data-protection', issuedOn: '2026-06-01' })]
  const at = (given: object, slot = '2027-02-09', dataPurpose = 'training') =>
    codes(
      swedishFacts({ credentials, agreements: [{ ...agreement, ...given }] }),
      swedishRequest({ day: slot, resources: ['cohort'], mode: 'none', dataPurpose }),
    )
  assert.deepEqual(at({}), [])
  assert.deepEqual(at({ organisation: 'kth' }), ['AGREEMENT_MISSING'])
  assert.deepEqual(at({ dataset: 'other' }), ['AGREEMENT_MISSING'])
  assert.deepEqual(at({}, '2027-02-09', 'marketing'), ['AGREEMENT_PURPOSE'])
  assert.deepEqual(at({}, '2027-02-10'), ['AGREEMENT_ENDED'])
  assert.deepEqual(at({ withdrawnAt: '2027-02-09T09:00:00Z' }), ['AGREEMENT_WITHDRAWN'])
})

test('a person in the theatre needs ethics for this site, insurance and consent; a subject who withdraws is out', () => {
  const approvals = ['ethics', 'insurance', 'consent-form'].map((kind) => ({ id: kind, kind, project: 'p', sites: ['solna'] }))
  const human = (given: Partial<Facts>, request: Partial<GateRequest> = {}) =>
    codes(swedishFacts({ approvals, ...given }), swedishRequest({ day, resources: ['ct'], mode: 'human', project: 'p', ...request }))
  assert.deepEqual(human({}), [])
  assert.deepEqual(human({ approvals: [] }), ['APPROVAL_MISSING', 'APPROVAL_MISSING', 'APPROVAL_MISSING'])
  assert.deepEqual(human({}, { place: { jurisdiction: 'SE', zone: 'Europe/Stockholm', site: 'lund' } }), [
    'APPROVAL_SITE',
    'APPROVAL_SITE',
    'APPROVAL_SITE',
  ])
  // An amendment is a further approval, with the site from the day on which it was given.
  const amended = [...approvals, { ...approvals[0], id: 'amendment', sites: ['solna', 'lund'], validFrom: '2027-02-01' }]
  assert.deepEqual(
    human(
      { approvals: amended.map((row) => (row.kind === 'ethics' ? row : { ...row, sites: null })) },
      { place: { jurisdiction: 'SE', zone: 'Europe/Stockholm', site: 'lund' } },
    ),
    [],
  )
  const consents = [{ id: 's', project: 'p', subject: 's1', validFrom: '2027-01-01' }]
  assert.deepEqual(human({ consents }, { subjects: ['s1'] }), [])
  assert.deepEqual(human({ consents }, { subjects: ['s1', 's2'] }), ['CONSENT_MISSING'])
  assert.deepEqual(human({ consents: [{ ...consents[0], withdrawnAt: '2027-02-10T07:00:00Z' }] }, { subjects: ['s1'] }), [
    'CONSENT_WITHDRAWN',
  ])
})

const crowdOf = (booking: string, people: number): Occupancy => ({
  id: booking,
  booking,
  resource: 'lab-40',
  person: 'bo',
  start: '2027-02-10T09:00:00Z',
  end: '2027-02-10T11:00:00Z',
  people,
  supervises: false,
})

test('a full room refuses, its own booking does not stand in its way', () => {
  const facts = swedishFacts({ bookings: [crowdOf('b1', 2), crowdOf('b2', 2)] })
  const [reason] = decide(facts, swedishRequest({ day })).reasons
  assert.deepEqual([reason.code, reason.values], ['CAPACITY_FULL', { resource: 'lab-40', capacity: 4, taken: 4, people: 1 }])
  assert.deepEqual(codes(facts, swedishRequest({ day, booking: 'b1' })), [])
  assert.deepEqual(codes(facts, swedishRequest({ day, people: 5 })), ['CAPACITY_PARTY'])
  assert.deepEqual(codes(facts, swedishRequest({ day, start: '2027-02-10T07:00:00Z', end: '2027-02-10T09:00:00Z' })), [])
})

const busy = (id: string, start: string, end: string): Occupancy => ({ ...crowdOf(id, 4), start, end })

test('times that are too short for the slot are not offered', () => {
  const facts = swedishFacts({
    bookings: [busy('b1', '2027-02-10T06:00:00Z', '2027-02-10T09:00:00Z'), busy('b2', '2027-02-10T10:30:00Z', '2027-02-10T12:00:00Z')],
  })
  const openings = (end: string) => decide(facts, swedishRequest({ day, end })).opensBetween.now.map(({ start }) => start)
  assert.ok(openings('2027-02-10T09:30:00Z').includes('2027-02-10T09:00:00.000Z'))
  assert.ok(!openings('2027-02-10T09:31:00Z').includes('2027-02-10T09:00:00.000Z'))
})

test('what no jurisdiction has ruled on stays closed', () => {
  const request = swedishRequest({ day, place: { jurisdiction: 'FR', zone: 'Europe/Paris', site: 'lyon' } })
  assert.deepEqual(codes(ok, request), ['POLICY_MISSING'])
  assert.throws(() => decide(ok, swedishRequest({ day, resources: ['attic'] })), code('GATE_RESOURCE_UNKNOWN'))
  assert.throws(() => decide(ok, swedishRequest({ day, end: '2027-02-10T08:00:00Z' })), code('GATE_SLOT'))
})

test('a duty physician breaks the glass with a reason: open, no evidence, and every reason still listed', () => {
  const appointments = [{ id: 'r', person: 'anna', role: 'duty-physician', validFrom: '2027-02-01', validUntil: '2027-02-28' }]
  const emergency = (role: string, reason: string, facts = swedishFacts({ appointments })) =>
    decide(facts, swedishRequest({ day, resources: ['ct'], mode: 'human', project: 'p', breakGlass: { role, reason } }))
  const open = emergency('duty-physician', 'stroke patient, own CT down')
  assert.deepEqual([open.decision, open.conditions], ['allow', ['not-evidence']])
  assert.deepEqual(open.brokenGlass, { role: 'duty-physician', reason: 'stroke patient, own CT down' })
  assert.equal(open.reasons.length, 3)
  const refusal = (decision: typeof open) => [decision.decision, decision.brokenGlass, decision.reasons.at(-1)?.code]
  assert.deepEqual(refusal(emergency('duty-physician', '  ')), ['deny', null, 'BREAK_GLASS_REASON'])
  assert.deepEqual(refusal(emergency('duty-physician', 'x', ok)), ['deny', null, 'BREAK_GLASS_HOLDER'])
  assert.deepEqual(
    emergency('lab-manager', 'x')
      .reasons.slice(-2)
      .map(({ code }) => code),
    ['BREAK_GLASS_ROLE', 'BREAK_GLASS_HOLDER'],
  )
  const from11 = [{ ...appointments[0], validFrom: '2027-02-10T09:00:00Z' }]
  assert.deepEqual(refusal(emergency('duty-physician', 'x', swedishFacts({ appointments: from11 }))), ['deny', null, 'BREAK_GLASS_HOLDER'])
  // Where the gate is open nothing is broken.
  assert.equal(
    decide(swedishFacts({ appointments }), swedishRequest({ day, breakGlass: { role: 'duty-physician', reason: 'x' } })).brokenGlass,
    null,
  )
})

test('a revocation is said to affect the bookings after it that used the certificate, and no other’s', () => {
  const slots = ['2027-02-10', '2027-02-11', '2027-02-12'].map((slot) => decide(ok, swedishRequest({ day: slot })))
  const other = decide(swedishFacts({ affiliations: [], credentials: [] }), swedishRequest({ day, person: 'bo', resources: ['theatre'] }))
  const [before] = ok.credentials
  const after = { ...before, withdrawnAt: '2027-02-11T09:00:00Z' }
  const affected = affectedBy({ table: 'credentials', before, after }, [...slots, other])
  assert.equal(affected.length, 3)
  const again = slots.map(({ request }) => decide(swedishFacts({ credentials: [after, ok.credentials[1]] }), request))
  assert.deepEqual(
    again.map(({ decision }) => decision),
    ['allow', 'deny', 'deny'],
  )
  assert.deepEqual(
    again[1].reasons.map(({ code, values }) => [code, values.on]),
    [['QUALIFICATION_WITHDRAWN', '2027-02-11']],
  )
  const laser = policies.find(({ id }) => id === 'se.laser-instruction')
  assert.equal(affectedBy({ table: 'policies', before: laser }, slots).length, 0)
  // What is demanded of an affiliation binds the laboratory that demands one.
  const gcp = policies.find(({ id, version }) => id === 'se.affiliation-gcp' && version === 2)
  assert.equal(affectedBy({ table: 'policies', before: gcp }, slots).length, 3)
  const instruction = policies.find(({ id }) => id === 'se.radiation-instruction')
  assert.equal(affectedBy({ table: 'policies', before: instruction }, [...slots, other]).length, 3)
})

test('facts that the answer does not stand on leave its digest alone; those that it does move it', () => {
  const { inputs } = decide(ok, swedishRequest({ day }))
  assert.match(inputs, /^[0-9a-f]{64}$/)
  const unrelated = swedishFacts({ credentials: [...ok.credentials.toReversed(), credential({ id: 'x', person: 'bo', type: 'GCP' })] })
  assert.equal(decide(unrelated, swedishRequest({ day })).inputs, inputs)
  const renewed = swedishFacts({
    credentials: [...ok.credentials, credential({ id: 'x', type: 'GCP', edition: 'ICH E6(R3)', issuedOn: '2027-01-01' })],
  })
  assert.notEqual(decide(renewed, swedishRequest({ day })).inputs, inputs)
})

test('a signed decision opens as it was, and not after a change', async () => {
  const key = await generateSigningKey()
  const decision = decide(ok, swedishRequest({ day: '2027-12-20' }))
  const envelope = await signDecision({ decision, decidedAt: '2026-11-26T16:00:00Z', key })
  const opened = await openDecision(envelope)
  assert.equal(opened.keyid, key.keyid)
  assert.deepEqual(opened.decision, { decidedAt: '2026-11-26T16:00:00Z', ...decision })
  const forged = JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) as { decision: string }
  const payload = Buffer.from(JSON.stringify({ ...forged, decision: 'allow' })).toString('base64')
  await assert.rejects(openDecision({ ...envelope, payload }), code('ENVELOPE_SIGNATURE'))
})
