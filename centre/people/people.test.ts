import assert from 'node:assert/strict'
import { test } from 'node:test'
import { housePolicies, localDate, noFacts } from '@vitalbench/centre/gates'
import type { Affiliation, Credential, Facts } from '@vitalbench/centre/gates'
import {
  actorClasses,
  affiliationAt,
  affiliationCourse,
  checkQualificationDates,
  helixLeg,
  organisationSchema,
  proofOf,
  qualificationSchema,
  reminderDue,
  text,
} from './index.ts'

const code = (expected: string) => (error: unknown) => (error as { code: string }).code === expected
const policies = housePolicies()
const place = { jurisdiction: 'SE', zone: 'Europe/Stockholm', site: 'solna' }
const affiliation: Affiliation = {
  id: 'a',
  person: 'anna',
  organisation: 'ki',
  signed: true,
  validFrom: '2026-01-01',
  validUntil: '2027-12-31',
}
const gcp = (given: Partial<Credential> = {}): Credential => ({
  id: 'q',
  person: 'anna',
  type: 'GCP',
  edition: 'ICH E6(R3)',
  issuer: 'house',
  issuedOn: '2025-09-01',
  validUntil: '2027-03-01',
  proof: 'seen',
  ...given,
})
const facts = (...credentials: readonly Credential[]): Facts => ({
  ...noFacts,
  issuers: [{ id: 'house', types: ['GCP'], schemes: [] }],
  credentials,
})
const at = (day: string, given: { facts?: Facts; affiliation?: Affiliation; place?: typeof place } = {}) =>
  affiliationAt({ affiliation, policies, place, facts: facts(gcp()), ...given }, Date.parse(`${day}T11:00:00Z`))

test('an affiliation is proposed, active, suspended while GCP has lapsed, and ended', () => {
  assert.equal(at('2025-12-31').state, 'proposed')
  assert.equal(at('2027-03-01').state, 'active')
  const lapsed = at('2027-03-02')
  assert.equal(lapsed.state, 'suspended')
  assert.deepEqual(
    lapsed.because.map(({ code, values }) => [code, values.type, values.ended]),
    [['QUALIFICATION_ENDED', 'GCP', '2027-03-01']],
  )
  assert.equal(at('2028-01-01').state, 'ended')
  assert.equal(at('2027-02-01', { affiliation: { ...affiliation, signed: false } }).state, 'proposed')
  assert.equal(at('2027-02-01', { affiliation: { ...affiliation, withdrawnAt: '2027-02-01' } }).state, 'ended')
})

test('a renewal revives it, a revocation suspends it from its instant on, and Germany asks for no GCP of everybody', () => {
  const renewal = gcp({ id: 'q2', issuedOn: '2027-03-10', validUntil: '2030-03-10' })
  assert.equal(at('2027-03-09', { facts: facts(gcp(), renewal) }).state, 'suspended')
  assert.equal(at('2027-03-10', { facts: facts(gcp(), renewal) }).state, 'active')
  const revoked = gcp({ withdrawnAt: '2026-05-04T11:00:00Z' })
  assert.equal(at('2026-05-03', { facts: facts(revoked) }).state, 'active')
  assert.equal(at('2026-05-04', { facts: facts(revoked) }).because[0].code, 'QUALIFICATION_WITHDRAWN')
  assert.equal(at('2026-05-04', { facts: facts(), place: { jurisdiction: 'DE', zone: 'Europe/Berlin', site: 'mannheim' } }).state, 'active')
})

test('the course of an affiliation names every stretch with its first day', () => {
  const renewal = gcp({ id: 'q2', issuedOn: '2027-03-10', validUntil: '2030-03-10' })
  const question = { affiliation, policies, place, facts: facts(gcp(), renewal) }
  const course = affiliationCourse(question, { from: Date.parse('2025-12-01T00:00:00Z'), until: Date.parse('2028-06-01T00:00:00Z') })
  assert.deepEqual(
    course.map(({ state, from }) => [state, localDate(from, place.zone)]),
    [
      ['proposed', '2025-12-01'],
      ['active', '2026-01-01'],
      ['suspended', '2027-03-02'],
      ['active', '2027-03-10'],
      ['ended', '2028-01-01'],
    ],
  )
  for (const { from, until, state } of course)
    for (const instant of [from, (from + until) / 2, until - 1]) assert.equal(affiliationAt(question, instant).state, state)
  assert.throws(() => affiliationCourse(question, { from: 5, until: 5 }), code('PEOPLE_RANGE'))
})

test('a signature counts for the person whom it names, and a paper not by its holder’s own word', () => {
  const paper = { person: 'anna', enteredBy: 'anna', sound: true, issuerKnown: true }
  assert.equal(proofOf(paper), 'signature')
  assert.equal(proofOf({ ...paper, issuerKnown: false }), 'none')
  assert.equal(proofOf({ ...paper, sound: false }), 'none')
  assert.equal(proofOf({ ...paper, sound: false, enteredBy: 'olga' }), 'seen')
})

test('dates that contradict one another are refused', () => {
  const paper = { type: 'GCP', issuedOn: '2025-09-01', validUntil: '2027-03-01' }
  checkQualificationDates(paper, place.zone)
  assert.throws(() => checkQualificationDates({ ...paper, validUntil: '2025-08-31' }, place.zone), code('PEOPLE_PERIOD'))
  assert.throws(() => checkQualificationDates({ ...paper, validFrom: '2025-08-31' }, place.zone), code('PEOPLE_ISSUED_LATE'))
  assert.equal(qualificationSchema.safeParse({ ...paper, issuer: 'house' }).success, true)
  assert.equal(qualificationSchema.safeParse({ ...paper, issuer: 'house', issuedOn: '2027-02-29' }).success, false)
})

const due = (today: string, sent: readonly number[] = []) => reminderDue({ lastDay: '2027-03-01', today, distances: [90, 30, 7], sent })

test('holders are reminded once at each distance, and late ones once', () => {
  assert.equal(due('2026-11-30'), null)
  assert.equal(due('2026-12-01'), 90)
  assert.equal(due('2026-12-02', [90]), null)
  assert.equal(due('2027-01-30', [90]), 30)
  assert.equal(due('2027-02-25'), 7)
  assert.equal(due('2027-02-26', [7]), null)
  assert.equal(due('2027-03-01', [90, 30]), 7)
  assert.equal(due('2027-03-02', [90, 30]), null)
})

test('actors have a class, a name in five languages, and most a leg of the triple helix', () => {
  assert.deepEqual(
    ['company', 'hospital', 'university', 'investor'].map((actor) => helixLeg(actor as 'company')),
    ['company', 'care', 'knowledge', null],
  )
  for (const catalogue of Object.values(text)) for (const actor of actorClasses) assert.ok(Object.hasOwn(catalogue, `actor.${actor}`))
  const wmit = { name: ' 원주의료기기테크노밸리 ', class: 'association', country: 'KR' }
  assert.equal(organisationSchema.parse(wmit).name, '원주의료기기테크노밸리')
  assert.equal(organisationSchema.safeParse({ ...wmit, country: 'kr' }).success, false)
  assert.equal(organisationSchema.safeParse({ ...wmit, website: 'javascript:alert(1)' }).success, false)
})
