import type { QualificationDemand } from './demands/qualification.ts'
import type { Credential, Issuer } from './facts.ts'
import { addMonths, dateOf, endOf, startOf } from './local-time.ts'
import type { Scene } from './scene.ts'
import { windowOf } from './window.ts'
import type { Candidate } from './window.ts'

const trusts = (issuer: Issuer | undefined, { schemes }: QualificationDemand, credential: Credential, zone: string): boolean => {
  if (!issuer?.types.includes(credential.type)) return false
  if (schemes && !schemes.some((scheme) => issuer.schemes.includes(scheme))) return false
  const { start, end } = windowOf(issuer, zone)
  if (!credential.issuedOn) return start === Number.NEGATIVE_INFINITY && end === Number.POSITIVE_INFINITY
  const issued = startOf(credential.issuedOn, zone)
  return start <= issued && issued < end
}

/** Last day or instant of a certificate, null for one that never ends, undefined where it cannot be known. */
function lastOf(credential: Credential, demand: QualificationDemand, zone: string): number | undefined {
  const issued = credential.issuedOn ? dateOf(credential.issuedOn, zone) : undefined
  const after = (count: number): number | undefined => (issued ? endOf(addMonths(issued, count), zone) : undefined)
  const silent = credential.validMonths ?? demand.validMonths
  const own = credential.validUntil ? endOf(credential.validUntil, zone) : silent ? after(silent) : Number.POSITIVE_INFINITY
  const clock = demand.clockMonths ? after(demand.clockMonths) : Number.POSITIVE_INFINITY
  return own === undefined || clock === undefined ? undefined : Math.min(own, clock)
}

/** A credential as a paper that could meet a demand: its window by validity, clocks and revocation, and what else is wrong with it. */
export function credentialCandidate(credential: Credential, demand: QualificationDemand, scene: Scene): Candidate {
  const { zone, request } = scene
  const [issuer] = scene.look('issuers', { id: credential.issuer })
  const last = lastOf(credential, demand, zone)
  const { editions } = demand
  const flaws: Candidate['flaws'][number][] = []
  const flaw = (code: string, cure: string, values: Readonly<Record<string, string>> = {}) =>
    flaws.push({ code: `QUALIFICATION_${code}`, values, remedy: { code: cure, values: { role: demand.ask } } })
  if (credential.proof === 'broken') flaw('PROOF_BROKEN', 'SEND_CERTIFICATE')
  else if (!demand.proofs.includes(credential.proof)) flaw('UNPROVEN', 'SEND_CERTIFICATE')
  if (!trusts(issuer, demand, credential, zone)) flaw('ISSUER', 'REVIEW_ISSUER', { issuer: credential.issuer })
  if (editions && !editions.includes(credential.edition ?? ''))
    flaw('EDITION', 'BRING_EDITION', { edition: credential.edition ?? '–', accepted: editions.join(', ') })
  if (credential.sites && !credential.sites.includes(request.place.site)) flaw('SITE', 'EXTEND_SITE', { site: request.place.site })
  if (last === undefined) flaw('UNDATED', 'SEND_DATES')
  const { courseOn, issuedOn } = credential
  if (demand.courseMonths && courseOn && issuedOn) {
    const course = dateOf(courseOn, zone)
    const issued = dateOf(issuedOn, zone)
    if (addMonths(course, demand.courseMonths) < issued) flaw('COURSE_OLD', 'RENEW', { course, issued })
  }
  const window = windowOf({ validFrom: credential.validFrom ?? credential.issuedOn, withdrawnAt: credential.withdrawnAt }, zone)
  const end = last ?? Number.POSITIVE_INFINITY
  return { window: { start: window.start, end: Math.min(window.end, end), withdrawn: window.end < end }, flaws }
}
