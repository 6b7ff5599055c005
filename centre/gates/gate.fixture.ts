import { gateRequest, noFacts } from './index.ts'
import type { Credential, Facts, GateRequest } from './index.ts'

/** A credential of Anna's, signed by the house. */
export const credential = (given: Partial<Credential> & { readonly id: string; readonly type: string }): Credential => ({
  person: 'anna',
  issuer: 'house',
  proof: 'signature',
  ...given,
})

/** A small Swedish centre in which Anna's papers are in order throughout 2027: GCP, radiation instruction, dosimeter, affiliation. */
export const swedishFacts = (given: Partial<Facts> = {}): Facts => ({
  ...noFacts,
  resources: [
    { id: 'lab-40', kind: 'room', classes: ['radiation-controlled'], capacity: 4 },
    { id: 'theatre', kind: 'room', classes: ['instructed-use'], capacity: 4 },
    { id: 'ct', kind: 'equipment', classes: ['ct'] },
    { id: 'cohort', kind: 'data', classes: [] },
    { id: 'bond', kind: 'affiliation', classes: [] },
  ],
  issuers: [
    { id: 'house', types: ['GCP', 'radiation-instruction', 'radiation-course', 'device-instruction', 'data-protection'], schemes: [] },
  ],
  affiliations: [{ id: 'a1', person: 'anna', organisation: 'ki', signed: true, validFrom: '2026-01-01' }],
  dosimeters: [{ id: 'd1', person: 'anna', validFrom: '2026-01-01' }],
  calibrations: [{ id: 'k1', resource: 'ct', calibratedOn: '2026-12-01', due: '2027-12-01' }],
  credentials: [
    credential({ id: 'gcp', type: 'GCP', edition: 'ICH E6(R3)', issuedOn: '2026-06-01' }),
    credential({ id: 'rad', type: 'radiation-instruction', issuedOn: '2026-12-15' }),
  ],
  ...given,
})

/** A question of Anna's in Stockholm, by default two hours in the radiation-safe laboratory with a phantom. */
export const swedishRequest = (given: Partial<GateRequest> & { readonly day: string }): GateRequest => {
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
