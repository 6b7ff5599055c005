/** A date YYYY-MM-DD or an instant in ISO 8601 with Z or an offset. */
export type When = string

/** From when to when something holds: a date counts whole days of the place, both ends included; absent is unbounded. */
export interface Validity {
  readonly validFrom?: When | null
  readonly validUntil?: When | null
  /** From when it no longer counts, whatever it says: revoked, withdrawn, given notice. A date counts from its first instant. */
  readonly withdrawnAt?: When | null
}

/** What can be booked or opened: a room, a piece of equipment, a dataset, or the affiliation itself. */
export interface Resource {
  readonly id: string
  readonly kind: 'room' | 'equipment' | 'data' | 'affiliation'
  /** What policies call it: `radiation-controlled`, `ct`, `laser`… */
  readonly classes: readonly string[]
  /** Most people at once. */
  readonly capacity?: number | null
}

/** A qualification that a person holds. */
export interface Credential extends Validity {
  readonly id: string
  readonly person: string
  readonly type: string
  readonly edition?: string | null
  readonly issuer: string
  readonly issuedOn?: When | null
  /** Months from issue, where the certificate states its validity so. */
  readonly validMonths?: number | null
  /** When the course was taken that a certificate of competence rests on. */
  readonly courseOn?: When | null
  /** Sites for which it counts; absent is every site. */
  readonly sites?: readonly string[] | null
  /** `signature`: verified with the holder bound; `seen`: an officer has seen the paper; `none`: claimed; `broken`: the signature does not fit. */
  readonly proof: 'signature' | 'seen' | 'none' | 'broken'
}

/** An issuer of the trust list: certificates of these types, issued within its validity, count. */
export interface Issuer extends Validity {
  readonly id: string
  readonly types: readonly string[]
  readonly schemes: readonly string[]
}

/** The bond of a person to the centre through an organisation. */
export interface Affiliation extends Validity {
  readonly id: string
  readonly person: string
  readonly organisation: string
  /** Whether person and organisation have both signed. */
  readonly signed: boolean
}

/** A role that a person was appointed to: X-ray safety manager, duty physician… */
export interface Appointment extends Validity {
  readonly id: string
  readonly person: string
  readonly role: string
}

/** An approval of a project: ethics, insurance, consent form, animal permit… An amendment is one more of them, with its own dates and sites. */
export interface Approval extends Validity {
  readonly id: string
  readonly kind: string
  readonly project: string
  readonly sites?: readonly string[] | null
  readonly modes?: readonly string[] | null
}

/** Consent of a subject to a project. */
export interface Consent extends Validity {
  readonly id: string
  readonly project: string
  readonly subject: string
}

/** One party's data agreement: who may use which dataset for what. */
export interface Agreement extends Validity {
  readonly id: string
  readonly organisation: string
  readonly dataset: string
  readonly purposes: readonly string[]
}

/** A dosimeter that a person has been handed for a wearing period. */
export interface Dosimeter extends Validity {
  readonly id: string
  readonly person: string
}

/** A calibration of equipment; the last day on which it counts is `due`, or follows from the policy. */
export interface Calibration {
  readonly id: string
  readonly resource: string
  readonly calibratedOn?: When | null
  readonly due?: When | null
}

/** One resource taken by one booking, [start, end). */
export interface Occupancy {
  readonly id: string
  readonly booking: string
  readonly resource: string
  readonly person: string
  readonly start: string
  readonly end: string
  readonly people: number
  /** Whether this person is there to supervise others. */
  readonly supervises: boolean
}

/** A course run that is open for booking and the credential that passing it earns. */
export interface CourseRun {
  readonly id: string
  readonly type: string
  readonly issuer: string
  readonly edition?: string | null
  readonly start: string
  readonly end: string
  readonly seats: number
  /** What to book. */
  readonly booking: string
  readonly validMonths?: number | null
}

/** Whom to ask for a role. */
export interface Contact {
  readonly id: string
  readonly role: string
  readonly contact: string
}

/** All that a gate may look at, as tables. */
export interface Facts {
  readonly resources: readonly Resource[]
  readonly credentials: readonly Credential[]
  readonly issuers: readonly Issuer[]
  readonly affiliations: readonly Affiliation[]
  readonly appointments: readonly Appointment[]
  readonly approvals: readonly Approval[]
  readonly consents: readonly Consent[]
  readonly agreements: readonly Agreement[]
  readonly dosimeters: readonly Dosimeter[]
  readonly calibrations: readonly Calibration[]
  readonly bookings: readonly Occupancy[]
  readonly courseRuns: readonly CourseRun[]
  readonly contacts: readonly Contact[]
}

/** Columns by which each table is looked up, always all of them: the key under which a decision remembers what it used. */
export const lookups = {
  resources: ['id'],
  credentials: ['person', 'type'],
  issuers: ['id'],
  affiliations: ['person', 'organisation'],
  appointments: ['person', 'role'],
  approvals: ['project', 'kind'],
  consents: ['project', 'subject'],
  agreements: ['organisation', 'dataset'],
  dosimeters: ['person'],
  calibrations: ['resource'],
  bookings: ['resource'],
  courseRuns: ['type'],
  contacts: ['role'],
} as const satisfies { readonly [Table in keyof Facts]: readonly (keyof Facts[Table][number])[] }

/** No facts at all, to be spread and filled in. */
export const noFacts: Facts = {
  resources: [],
  credentials: [],
  issuers: [],
  affiliations: [],
  appointments: [],
  approvals: [],
  consents: [],
  agreements: [],
  dosimeters: [],
  calibrations: [],
  bookings: [],
  courseRuns: [],
  contacts: [],
}

/** Key of a lookup: table and the values of its columns, JSON so that no value can imitate another. */
export const lookupKey = <Table extends keyof Facts>(table: Table, values: Readonly<Record<string, unknown>>): string =>
  JSON.stringify([table, ...lookups[table].map((column) => values[column as string])])
