import { credentialCandidate } from './credential-candidate.ts'
import { qualificationSchema } from './demands/qualification.ts'
import type { QualificationDemand } from './demands/qualification.ts'
import { noFacts } from './facts.ts'
import type { Credential, Issuer } from './facts.ts'
import { localDate } from './local-time.ts'
import type { Policy } from './policy.ts'
import { gateRequest } from './request.ts'
import { forceOf, inScope } from './rules.ts'
import { openScene } from './scene.ts'
import type { Scene } from './scene.ts'
import { overlap } from './spans.ts'

/** How a credential stands by the rules that bind its holder: from when to when it counts (ms since 1970 UTC), and whether issuer and proof do. */
export interface Standing {
  readonly start: number
  readonly end: number
  /** Last local day of it; null where it has no end. */
  readonly lastDay: string | null
  readonly withdrawn: boolean
  readonly trusted: boolean
  readonly proven: boolean
}

/** Standings by the policies of jurisdictions at one instant. */
export interface Standings {
  readonly of: (credential: Credential, jurisdiction: string | null) => Standing
  /** Months for which policies let a new certificate of a type count; null where they set no end. */
  readonly monthsOf: (type: string, jurisdiction: string | null) => number | null
}

// Stands for a place without rules of its own.
const nowhere = '–'

/** Opens the standings of credentials at an instant (ms since 1970 UTC); of several demands for a type the one that ends first counts. */
export function openStandings(options: {
  readonly policies: readonly Policy[]
  readonly issuers: readonly Issuer[]
  readonly zone: string
  readonly at: number
}): Standings {
  const { policies, issuers, zone, at } = options
  const facts = { ...noFacts, issuers, resources: [{ id: nowhere, kind: 'affiliation' as const, classes: [] }] }
  const places = new Map<string, { readonly scene: Scene; readonly demands: readonly QualificationDemand[] }>()

  function openPlace(jurisdiction: string) {
    const place = { jurisdiction, zone, site: nowhere }
    const slot = { start: new Date(at).toISOString(), end: new Date(at + 1).toISOString() }
    const request = gateRequest.parse({ person: nowhere, organisation: nowhere, resources: [nowhere], ...slot, place })
    const scene = openScene(facts, request)
    const current = policies.filter((policy) => inScope(policy, request) && overlap(forceOf(policy, zone), scene.slot))
    const demands = current.flatMap((policy) => policy.demands.filter((demand) => demand.demand === 'qualification'))
    return { scene, demands }
  }

  function demandsFor(type: string, jurisdiction: string | null) {
    const key = jurisdiction ?? nowhere
    const place = places.get(key) ?? openPlace(key)
    places.set(key, place)
    return { scene: place.scene, demands: place.demands.filter(({ types }) => types.includes(type)) }
  }

  return {
    of: (credential, jurisdiction) => {
      const { scene, demands } = demandsFor(credential.type, jurisdiction)
      const asked = demands.length > 0 ? demands : [qualificationSchema.parse({ demand: 'qualification', types: [credential.type] })]
      const candidates = asked.map((demand) => credentialCandidate(credential, demand, scene))
      const { window } = candidates.reduce((first, next) => (next.window.end < first.window.end ? next : first))
      return {
        ...window,
        lastDay: Number.isFinite(window.end) ? localDate(window.end - 1, zone) : null,
        trusted: candidates.some(({ flaws }) => !flaws.some(({ code }) => code === 'QUALIFICATION_ISSUER')),
        proven: credential.proof === 'signature' || credential.proof === 'seen',
      }
    },
    monthsOf: (type, jurisdiction) => {
      const months = demandsFor(type, jurisdiction).demands.flatMap(({ clockMonths, validMonths }) => clockMonths ?? validMonths ?? [])
      return months.length > 0 ? Math.min(...months) : null
    },
  }
}
