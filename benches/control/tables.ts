import type { Table, Text } from '@vitalbench/bench'
import { conditionsOf } from './case.ts'
import type { Fault } from './faults/fault.ts'
import { conditionText } from './figures/conditions.ts'
import type { ControlPlan } from './plan.ts'
import { badness } from './plants/plant.ts'
import type { Plant, SessionIndex } from './plants/plant.ts'
import { perPatient } from './sessions.ts'
import type { Session } from './sessions.ts'

const word = (key: string): Text => ({ key })
const text = (key: string) => ({ title: word(key), kind: 'text' }) as const
const number = (title: Text) => ({ title, kind: 'number' }) as const
const measured = ({ name }: SessionIndex): Text => word(`measure.${name}`)
const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null)

/** Sessions from the worst on, by the first index of the plant. */
export function worstFirst(sessions: readonly Session[], { indices }: Pick<Plant, 'indices'>): readonly Session[] {
  const [first] = indices
  const rank = (session: Session): number => {
    const value = session.number(`index.${first.name}`)
    return Number.isNaN(value) ? Infinity : badness(first, value)
  }
  // Infinity less Infinity is NaN, which the order of the names settles.
  return sessions.toSorted((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1))
}

const shownRows = 12
const shownIndices = 5

/** The worst sessions with their first indices. */
export function worstTable(sessions: readonly Session[], plant: Pick<Plant, 'indices'>): Table {
  const indices = plant.indices.slice(0, shownIndices)
  return {
    id: 'worst',
    title: word('table.worst'),
    note: { key: 'table.worst.note', values: { shown: Math.min(shownRows, sessions.length), n: sessions.length } },
    columns: [text('table.patient'), text('table.condition'), ...indices.map((index) => number(measured(index)))],
    rows: worstFirst(sessions, plant)
      .slice(0, shownRows)
      .map((session) => [
        session.patient,
        conditionText(session.condition),
        ...indices.map(({ name }) => orNull(session.number(`index.${name}`))),
      ]),
  }
}

const mean = (values: Float64Array): number => {
  const finite = values.filter((value) => !Number.isNaN(value))
  return finite.reduce((sum, value) => sum + value, 0) / finite.length
}

// Below this share of the value a difference is the rounding of the computer.
const rounding = 1e-9

const beyondRounding = (difference: number, value: number): number =>
  Math.abs(difference) <= rounding * Math.max(1, Math.abs(value)) ? 0 : difference

/** Every index again at half the step of the solver: the mean over patients, and the largest change in one session. */
export function halfStepTable(sessions: readonly Session[], { indices }: Pick<Plant, 'indices'>): Table {
  return {
    id: 'half-step',
    title: word('table.halfStep'),
    note: word('table.halfStep.note'),
    columns: [
      text('table.measure'),
      number(word('table.halfStep.value')),
      number(word('table.halfStep.half')),
      number(word('table.halfStep.difference')),
      number(word('table.halfStep.largest')),
    ],
    rows: indices.map((index) => {
      const at = (step: string) => perPatient(sessions, (session) => session.number(`${step}.${index.name}`))
      const [whole, half] = [mean(at('index')), mean(at('half'))]
      const largest = sessions
        .map((session) => Math.abs(session.number(`index.${index.name}`) - session.number(`half.${index.name}`)))
        .filter((value) => !Number.isNaN(value))
        .reduce((most, value) => Math.max(most, value), 0)
      return [measured(index), orNull(whole), orNull(half), orNull(beyondRounding(half - whole, whole)), beyondRounding(largest, whole)]
    }),
  }
}

const strength = ({ size, operation }: Fault): number | null => (size === undefined || operation === 'missing' ? null : size)

/** The faults of each condition: what, where, when, how strong. */
export function faultTable(plan: ControlPlan): Table | null {
  const conditions = conditionsOf(plan).slice(1)
  if (conditions.length === 0) return null
  return {
    id: 'faults',
    title: word('table.faults'),
    note: word('table.faults.note'),
    columns: [
      text('table.condition'),
      text('table.faults.kind'),
      text('table.faults.on'),
      number(word('table.faults.from')),
      number(word('table.faults.minutes')),
      number(word('table.faults.every')),
      number(word('table.faults.size')),
    ],
    rows: conditions.flatMap(({ name, faults }) =>
      faults.map((fault) => [
        name,
        { key: `fault.${fault.kind}` },
        fault.on === '' ? '–' : { key: `channel.${fault.on}` },
        fault.fromMinutes,
        fault.minutes,
        fault.everyMinutes ?? null,
        strength(fault),
      ]),
    ),
  }
}

/** What went wrong in the sessions of a side, and when; `key` names the word for each. */
const incidentRows = (sessions: readonly Session[], key: (what: 'failed' | 'stopped', session: Session) => string) =>
  sessions.flatMap((session): readonly (readonly (Text | number | null)[])[] => {
    const [failed, stopped] = [session.number('failedAtMinutes'), session.number('stoppedAtMinutes')]
    const value: Text = { key: 'incident.value', values: { value: session.number('stoppedValue') } }
    return [
      ...(Number.isNaN(failed) ? [] : [[session.id, word(key('failed', session)), failed, session.reason ?? '']]),
      ...(Number.isNaN(stopped) ? [] : [[session.id, word(key('stopped', session)), stopped, value]]),
    ]
  })

/** Sessions that did not go as they should: what the controller did, what the envelope did, and when; then those of the reference product. */
export function incidentTable(product: readonly Session[], reference: readonly Session[]): Table | null {
  const rows = [
    ...incidentRows(product, (what, { status }) => `incident.${what === 'failed' ? status : what}`),
    ...incidentRows(reference, (what) => `incident.reference.${what}`),
  ]
  if (rows.length === 0) return null
  return {
    id: 'incidents',
    title: word('table.incidents'),
    note: { key: 'table.incidents.note', values: { shown: Math.min(rows.length, 40), n: rows.length } },
    columns: [text('table.session'), text('table.incidents.what'), number(word('table.incidents.at')), text('table.incidents.why')],
    rows: rows.slice(0, 40),
  }
}
