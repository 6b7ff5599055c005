import type { Facts, GateRequest, Policy } from './index.ts'

/** A slow and obvious gate: it asks every policy at every quarter of an hour, by the calendar on the wall. No code is shared with the engine. */

const clocks = new Map<string, Intl.DateTimeFormat>()
const days = new Map<string, string>()

/** What the calendar on the wall shows. */
export function wallDay(t: number, zone: string): string {
  const key = `${zone}${t}`
  let day = days.get(key)
  if (day === undefined) {
    let clock = clocks.get(zone)
    if (!clock) clocks.set(zone, (clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })))
    days.set(key, (day = clock.format(t)))
  }
  return day
}

const onlyDate = (text: string) => text.length === 10
const begun = (when: string, t: number, zone: string) => (onlyDate(when) ? wallDay(t, zone) >= when : t >= Date.parse(when))
const over = (when: string, t: number, zone: string) => (onlyDate(when) ? wallDay(t, zone) > when : t >= Date.parse(when))

interface Dated {
  readonly validFrom?: string | null
  readonly validUntil?: string | null
  readonly withdrawnAt?: string | null
}
const counts = (row: Dated, t: number, zone: string) =>
  !(row.validFrom && !begun(row.validFrom, t, zone)) &&
  !(row.validUntil && over(row.validUntil, t, zone)) &&
  !(row.withdrawnAt && begun(row.withdrawnAt, t, zone))

const lengths = (year: number) => [
  31,
  (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28,
  31,
  30,
  31,
  30,
  31,
  31,
  30,
  31,
  30,
  31,
]

/** The date some months later, counted month by month. */
export function monthsLater(date: string, months: number): string {
  let [year, month] = date.split('-').map(Number)
  const day = Number(date.slice(8))
  for (let i = 0; i < months; i++) {
    month += 1
    if (month === 13) [year, month] = [year + 1, 1]
  }
  const last = Math.min(day, lengths(year)[month - 1])
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(last).padStart(2, '0')}`
}

const wall = (when: string, zone: string) => (onlyDate(when) ? when : wallDay(Date.parse(when), zone))
type Demand = Policy['demands'][number]
type Of<Kind extends Demand['demand']> = Extract<Demand, { demand: Kind }>

function qualified(demand: Of<'qualification'>, person: string, t: number, facts: Facts, { place: { zone, site } }: GateRequest): boolean {
  for (const card of facts.credentials) {
    if (card.person !== person || !demand.types.includes(card.type)) continue
    if (card.proof === 'broken' || !demand.proofs.includes(card.proof)) continue
    if (demand.editions && !demand.editions.includes(card.edition ?? '?')) continue
    if (card.sites && !card.sites.includes(site)) continue
    const issuer = facts.issuers.find(({ id }) => id === card.issuer)
    if (!issuer || !issuer.types.includes(card.type)) continue
    if (demand.schemes && !demand.schemes.some((scheme) => issuer.schemes.includes(scheme))) continue
    if (card.issuedOn) {
      // An issue date is judged at the first quarter of an hour of that day; the fixture's issuers are trusted by whole days.
      const day = wall(card.issuedOn, zone)
      if ((issuer.validFrom && day < issuer.validFrom) || (issuer.validUntil && day > issuer.validUntil)) continue
      if (issuer.withdrawnAt && day >= issuer.withdrawnAt) continue
    } else if (issuer.validFrom || issuer.validUntil || issuer.withdrawnAt) continue
    const months = card.validMonths ?? demand.validMonths
    if (!card.validUntil && months) {
      if (!card.issuedOn || wallDay(t, zone) > monthsLater(wall(card.issuedOn, zone), months)) continue
    }
    if (demand.clockMonths) {
      if (!card.issuedOn || wallDay(t, zone) > monthsLater(wall(card.issuedOn, zone), demand.clockMonths)) continue
    }
    if (
      demand.courseMonths &&
      card.courseOn &&
      card.issuedOn &&
      monthsLater(wall(card.courseOn, zone), demand.courseMonths) < wall(card.issuedOn, zone)
    )
      continue
    if (counts({ ...card, validFrom: card.validFrom ?? card.issuedOn }, t, zone)) return true
  }
  return false
}

/** One demand that is not met at an instant: of which policy, about what, and whether it is excused. */
export interface Unmet {
  readonly policy: string
  readonly about: string
  readonly excuse: 'supervised' | 'not-evidence' | null
}

const has = (demand: Demand, tags: readonly string[], request: GateRequest, facts: Facts, t: number): boolean => {
  const { resource, mode, purpose, study, role } = demand.when
  if (resource && !resource.some((tag) => tags.includes(tag))) return false
  if (mode && !mode.includes(request.mode)) return false
  if (purpose && !purpose.includes(request.purpose)) return false
  if (study && !(request.study && study.includes(request.study))) return false
  if (!role) return true
  return facts.appointments.some((row) => row.person === request.person && row.role === role && counts(row, t, request.place.zone))
}

const inForce = (policy: Policy, request: GateRequest, t: number) =>
  (policy.jurisdiction === '*' || policy.jurisdiction === request.place.jurisdiction) &&
  (!policy.sponsor || policy.sponsor === request.sponsor) &&
  (!policy.programme || policy.programme === request.programme) &&
  counts({ validFrom: policy.validFrom, validUntil: policy.validUntil }, t, request.place.zone)

/** Everything that is not met at an instant. */
export function unmetAt(t: number, policies: readonly Policy[], facts: Facts, request: GateRequest): readonly Unmet[] {
  const { place, person, organisation, project } = request
  const { zone } = place
  const wanted = request.resources.map((id) => facts.resources.find((resource) => resource.id === id)!)
  const now = policies.filter((policy) => inForce(policy, request, t))
  let tags = wanted.flatMap(({ kind, classes }) => [kind, ...classes])
  if (now.some((policy) => policy.demands.some((demand) => demand.demand === 'affiliation' && has(demand, tags, request, facts, t))))
    tags = [...tags, 'affiliation']
  const made = now.flatMap((policy) =>
    policy.demands.filter((demand) => has(demand, tags, request, facts, t)).map((demand) => ({ policy, demand })),
  )

  const present = (resource: string) =>
    facts.bookings.filter(
      (row) => row.resource === resource && Date.parse(row.start) <= t && t < Date.parse(row.end) && row.booking !== request.booking,
    )
  const supervised = request.resources.some((resource) =>
    present(resource).some(
      (row) =>
        row.supervises &&
        row.person !== person &&
        made.every(({ demand }) => demand.demand !== 'qualification' || qualified(demand, row.person, t, facts, request)),
    ),
  )
  const found: Unmet[] = []
  if (!made.some(({ policy }) => policy.jurisdiction === place.jurisdiction)) found.push({ policy: '', about: '', excuse: null })
  for (const { policy, demand } of made) {
    const miss = (about: string, excuse: Unmet['excuse'] = null) => found.push({ policy: `${policy.id}@${policy.version}`, about, excuse })
    const only = (kind: string) =>
      wanted.filter(
        (one) =>
          one.kind === kind && (!demand.when.resource || demand.when.resource.some((tag) => tag === kind || one.classes.includes(tag))),
      )
    const approved = (kind: string) =>
      facts.approvals.some(
        (row) =>
          row.kind === kind &&
          row.project === project &&
          (!row.sites || row.sites.includes(place.site)) &&
          (!row.modes || row.modes.includes(request.mode)) &&
          counts(row, t, zone),
      )
    if (demand.demand === 'qualification') {
      const graced =
        demand.graceMonths !== undefined &&
        facts.appointments.some(
          (row) =>
            row.person === person &&
            row.role === demand.when.role &&
            row.validFrom &&
            begun(row.validFrom, t, zone) &&
            wallDay(t, zone) <= monthsLater(wall(row.validFrom, zone), demand.graceMonths!),
        )
      if (!graced && !qualified(demand, person, t, facts, request))
        miss(demand.types[0], demand.supervised && supervised ? 'supervised' : null)
    } else if (demand.demand === 'affiliation') {
      if (
        !facts.affiliations.some((row) => row.person === person && row.organisation === organisation && row.signed && counts(row, t, zone))
      )
        miss(organisation)
    } else if (demand.demand === 'approval') {
      if (!approved(demand.kind)) miss(demand.kind)
    } else if (demand.demand === 'consent') {
      if (request.subjects.length === 0 && !approved(demand.form)) miss(demand.form)
      for (const subject of request.subjects)
        if (!facts.consents.some((row) => row.project === project && row.subject === subject && counts(row, t, zone))) miss(subject)
    } else if (demand.demand === 'agreement') {
      for (const { id } of only('data'))
        if (
          !facts.agreements.some(
            (row) =>
              row.organisation === organisation &&
              row.dataset === id &&
              row.purposes.includes(request.dataPurpose ?? '?') &&
              counts(row, t, zone),
          )
        )
          miss(id)
    } else if (demand.demand === 'dosimeter') {
      if (!facts.dosimeters.some((row) => row.person === person && counts(row, t, zone))) miss('')
    } else if (demand.demand === 'calibration') {
      for (const { id } of only('equipment')) {
        const fine = facts.calibrations.some((row) => {
          const due =
            row.due ?? (row.calibratedOn && demand.validMonths ? monthsLater(wall(row.calibratedOn, zone), demand.validMonths) : null)
          return row.resource === id && due !== null && counts({ validFrom: row.calibratedOn, validUntil: due }, t, zone)
        })
        if (!fine) miss(id, demand.overdue === 'not-evidence' ? 'not-evidence' : null)
      }
    } else {
      for (const { id, capacity } of only('room')) {
        const there = present(id).reduce((sum, row) => sum + row.people, 0)
        if (capacity === undefined || capacity === null || there + request.people > capacity) miss(id)
      }
    }
  }
  return found
}
