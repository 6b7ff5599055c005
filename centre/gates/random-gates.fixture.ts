import type { Stream } from '@vitalbench/kernel/numbers'
import { addDays, gateRequest, instantOf, noFacts, policyEntry, startOfDay } from './index.ts'
import type { Credential, Facts, GateRequest, Policy } from './index.ts'

/** Places whose clocks change by an hour or half of one, at night, at midnight, or never. */
const zones = [
  'Europe/Stockholm',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Seoul',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'America/Havana',
]
/** Days around which everything happens: changes of clocks, a leap day, ends of years, a plain day. */
const anchors = [
  '2027-03-28',
  '2027-10-31',
  '2027-04-04',
  '2027-04-30',
  '2027-10-28',
  '2027-03-14',
  '2028-02-29',
  '2027-12-31',
  '2027-06-15',
]

/** A random question with the policies and facts around it. */
export interface RandomGate {
  readonly policies: readonly Policy[]
  readonly facts: Facts
  readonly request: GateRequest
}

/** What draws parts of a random gate around an anchor. */
export function drawer(random: Stream) {
  const pick = <Value>(values: readonly Value[]): Value => values[random.integer(values.length)]
  const chance = (p: number): boolean => random.double() < p
  const some = <Value>(p: number, make: () => Value): Value | undefined => (chance(p) ? make() : undefined)
  const zone = pick(zones)
  const anchor = pick(anchors)
  const near = (spread = 4): string => addDays(anchor, random.integer(2 * spread + 1) - spread)
  const instant = (spread = 2): string => new Date(startOfDay(near(spread), zone) + random.integer(100) * 900_000).toISOString()
  const when = (): string => (chance(0.75) ? near() : instant())
  const validity = () => {
    const from = some(0.6, () => (chance(0.5) ? addDays(anchor, -300) : when()))
    return { validFrom: from, validUntil: some(0.6, () => (chance(0.4) ? addDays(anchor, 200) : when())), withdrawnAt: some(0.12, when) }
  }
  /** A date about whole years or months before the anchor, so that the clocks of policies end near it. */
  const issued = (): string => {
    const [year, month, day] = near(3).split('-').map(Number)
    const months = pick([1, 6, 12, 12, 24, 36])
    const at = new Date(Date.UTC(year, month - 1 - months, day))
    return at.toISOString().slice(0, 10)
  }
  return { random, pick, chance, some, zone, anchor, near, instant, when, validity, issued }
}

/** Draws of one gate. */
export type Draw = ReturnType<typeof drawer>

const people = ['anna', 'bo', 'chun']
const types = ['GCP', 'radiation-instruction']
const editions = ['ICH E6(R2)', 'ICH E6(R3)']

/** A random credential. */
export const drawCredential = ({ random, pick, some, chance, validity, issued }: Draw): Credential => ({
  id: `c${random.integer(1e9)}`,
  person: pick(['anna', 'anna', 'anna', 'bo', 'chun']),
  type: pick(types),
  edition: some(0.9, () => pick(editions)),
  issuer: pick(['house', 'house', 'house', 'other', 'stranger']),
  issuedOn: some(0.85, issued),
  validMonths: some(0.2, () => pick([6, 12, 24])),
  courseOn: some(0.2, issued),
  sites: some(0.15, () => [pick(['solna', 'lund'])]),
  proof: chance(0.92) ? 'signature' : pick(['seen', 'none', 'broken'] as const),
  ...validity(),
})

const drawDemand = ({ pick, chance, some }: Draw): unknown => {
  const when = {
    resource: some(0.25, () => [pick(['room', 'equipment', 'data', 'ct', 'affiliation', 'radiation-controlled'])]),
    mode: some(0.15, () => [pick(['phantom', 'human'])]),
    purpose: some(0.1, () => [pick(['evidence', 'development'])]),
    role: some(0.1, () => 'keeper'),
  }
  const months = (p: number) => some(p, () => pick([1, 6, 12, 24]))
  const kind = pick([
    'qualification',
    'qualification',
    'qualification',
    'affiliation',
    'approval',
    'consent',
    'agreement',
    'dosimeter',
    'calibration',
    'capacity',
  ])
  if (kind === 'qualification')
    return {
      demand: kind,
      when,
      types: chance(0.8) ? [pick(types)] : types,
      editions: some(0.3, () => [pick(editions)]),
      schemes: some(0.1, () => ['national']),
      proofs: some(0.2, () => ['signature']),
      validMonths: months(0.6),
      clockMonths: months(0.3),
      courseMonths: months(0.2),
      graceMonths: when.role ? months(0.5) : undefined,
      supervised: chance(0.4),
    }
  if (kind === 'approval') return { demand: kind, when, kind: 'ethics' }
  if (kind === 'calibration') return { demand: kind, when, overdue: pick(['deny', 'not-evidence']), validMonths: months(0.5) }
  return { demand: kind, when }
}

/** One random version of a policy with one demand, or a few versions that follow one another. */
export function drawPolicies(draw: Draw, id: string): readonly Policy[] {
  const { pick, chance, some, anchor, near } = draw
  const wide = id === 'p0'
  const scope = wide ? {} : { sponsor: some(0.1, () => 'acme'), programme: some(0.1, () => 'spectral') }
  const jurisdiction = wide ? 'SE' : pick(['SE', 'SE', 'SE', '*', 'DE'])
  const make = (version: number, validFrom: string, validUntil?: string): Policy => ({
    ...policyEntry.parse(
      JSON.parse(JSON.stringify({ id, version, validFrom, validUntil, source: 'a draw', ...scope, demands: [drawDemand(draw)] })),
    ),
    jurisdiction,
  })
  const first = addDays(anchor, -400)
  if (chance(0.7))
    return [
      make(
        1,
        chance(0.8) ? first : near(),
        some(0.15, () => addDays(anchor, 5)),
      ),
    ]
  const change = near(2)
  return [make(1, first, addDays(change, -1)), make(2, change)]
}

/** A random fact set of a handful of rows a table, everything close to the anchor. */
export function drawFacts(draw: Draw): Facts {
  const { random, pick, chance, some, validity, instant, when, issued, near } = draw
  const rows = <Row>(most: number, make: (id: string) => Row): readonly Row[] =>
    Array.from({ length: random.integer(most + 1) }, () => make(`r${random.integer(1e9)}`))
  return {
    ...noFacts,
    resources: [
      { id: 'lab', kind: 'room', classes: ['radiation-controlled'], capacity: chance(0.95) ? pick([1, 2, 4]) : null },
      { id: 'ct', kind: 'equipment', classes: ['ct', 'radiation-controlled'] },
      { id: 'ehr', kind: 'data', classes: [] },
      { id: 'bond', kind: 'affiliation', classes: [] },
    ],
    credentials: Array.from({ length: 3 + random.integer(5) }, () => drawCredential(draw)),
    issuers: [
      { id: 'house', types, schemes: ['national'] },
      { id: 'other', types: ['GCP'], schemes: [], validFrom: some(0.3, issued), validUntil: some(0.3, near) },
    ],
    affiliations: [
      ...(chance(0.6) ? [{ id: 'a0', person: 'anna', organisation: 'ki', signed: true }] : []),
      ...rows(2, (id) => ({ id, person: pick(people), organisation: pick(['ki', 'kth']), signed: chance(0.9), ...validity() })),
    ],
    appointments: rows(3, (id) => ({
      id,
      person: 'anna',
      role: pick(['keeper', 'duty-physician']),
      ...validity(),
      validFrom: some(0.8, () => (chance(0.5) ? issued() : when())),
    })),
    approvals: rows(3, (id) => ({
      id,
      kind: pick(['ethics', 'consent-form']),
      project: 'p',
      sites: some(0.3, () => [pick(['solna', 'lund'])]),
      modes: some(0.2, () => [pick(['human', 'phantom'])]),
      ...validity(),
    })),
    consents: rows(3, (id) => ({ id, project: 'p', subject: pick(['s1', 's2']), ...validity() })),
    agreements: rows(3, (id) => ({
      id,
      organisation: pick(['ki', 'ki', 'kth']),
      dataset: 'ehr',
      purposes: [pick(['training', 'testing'])],
      ...validity(),
    })),
    dosimeters: rows(2, (id) => ({ id, person: pick(people), ...validity() })),
    calibrations: rows(2, (id) => ({ id, resource: 'ct', calibratedOn: some(0.7, issued), due: some(0.7, when) })),
    bookings: rows(5, (id) => {
      const start = instant(1)
      const end = new Date(instantOf(start) + (1 + random.integer(40)) * 900_000).toISOString()
      return {
        id,
        booking: `b${id}`,
        resource: pick(['lab', 'ct']),
        person: pick(people),
        start,
        end,
        people: 1 + random.integer(2),
        supervises: chance(0.6),
      }
    }),
    courseRuns: rows(5, (id) => {
      const start = instant(4)
      const end = new Date(instantOf(start) + 4 * 900_000).toISOString()
      return {
        id,
        type: pick(types),
        edition: pick(editions),
        issuer: pick(['house', 'house', 'other']),
        start,
        end,
        seats: random.integer(4),
        booking: `b${id}`,
        validMonths: some(0.3, () => 12),
      }
    }),
    contacts: [{ id: 'k', role: 'centre-office', contact: 'office' }],
  }
}

/** A random question around the anchor, on quarters of an hour, a quarter to a day and a half long. */
export function drawRequest({ random, pick, chance, some, zone, instant }: Draw): GateRequest {
  const start = instant(1)
  const quarters = chance(0.8) ? 1 + random.integer(16) : 1 + random.integer(144)
  return gateRequest.parse({
    person: 'anna',
    organisation: 'ki',
    resources: pick([['lab'], ['lab', 'ct'], ['ct'], ['ehr'], ['bond'], ['lab', 'ehr']]),
    mode: pick(['phantom', 'human', 'none']),
    purpose: pick(['evidence', 'development']),
    start,
    end: new Date(instantOf(start) + quarters * 900_000).toISOString(),
    place: { jurisdiction: chance(0.95) ? 'SE' : 'FR', zone, site: 'solna' },
    project: 'p',
    sponsor: some(0.3, () => 'acme'),
    programme: some(0.3, () => 'spectral'),
    dataPurpose: some(0.9, () => 'training'),
    subjects: pick([[], [], ['s1'], ['s1', 's2']]),
    people: pick([1, 1, 2]),
  })
}

/** Whoever is put beside the asker: a supervisor for the whole slot, most often one with papers in order. */
function drawSupervisor({ pick, chance, anchor, random }: Draw, request: GateRequest): Pick<Facts, 'bookings' | 'credentials'> {
  const person = pick(['bo', 'chun', 'anna'])
  const cut = chance(0.2) ? 900_000 : 0
  const end = new Date(instantOf(request.end) - cut).toISOString()
  const papers = (edition: string) =>
    types.map((type) => ({
      id: `s${random.integer(1e9)}`,
      person,
      type,
      edition,
      issuer: 'house',
      issuedOn: anchor,
      validFrom: '2020-01-01',
      proof: 'signature' as const,
    }))
  const { start } = request
  return {
    bookings: [{ id: 'sv', booking: 'sv', resource: pick(request.resources), person, start, end, people: 1, supervises: chance(0.9) }],
    credentials: chance(0.8) ? editions.flatMap(papers) : papers(editions[0]),
  }
}

/** Draws a whole gate: up to five policies with a demand each, facts and a question, all around one anchor. */
export function drawGate(draw: Draw): RandomGate {
  const policies = Array.from({ length: 1 + draw.random.integer(4) }, (_, i) => drawPolicies(draw, `p${i}`)).flat()
  const facts = drawFacts(draw)
  const request = drawRequest(draw)
  if (draw.chance(0.6)) return { policies, facts, request }
  const { bookings, credentials } = drawSupervisor(draw, request)
  return {
    policies,
    request,
    facts: { ...facts, bookings: [...facts.bookings, ...bookings], credentials: [...facts.credentials, ...credentials] },
  }
}
