import type { Check, Finding, Flaw, Remedy, Values } from './demand.ts'
import type { Validity } from './facts.ts'
import { endOf, localDate, startOf } from './local-time.ts'
import type { Scene } from './scene.ts'
import { always, never, spansOf } from './spans.ts'
import type { Span, Spans } from './spans.ts'

/** The stretch in which a paper counts, and whether something took it away before its time. */
export interface Window extends Span {
  readonly withdrawn: boolean
}

/** A paper that could meet a demand: when it would, and what is wrong with it apart from time. */
export interface Candidate {
  readonly window: Window
  readonly flaws: readonly (Flaw & { readonly remedy: Omit<Remedy, 'grants'> })[]
}

/** The window of a validity in a zone; dates count whole local days, both included. */
export function windowOf({ validFrom, validUntil, withdrawnAt }: Validity, zone: string): Window {
  const start = validFrom ? startOf(validFrom, zone) : Number.NEGATIVE_INFINITY
  const until = validUntil ? endOf(validUntil, zone) : Number.POSITIVE_INFINITY
  const withdrawal = withdrawnAt ? startOf(withdrawnAt, zone) : Number.POSITIVE_INFINITY
  return { start, end: Math.min(until, withdrawal), withdrawn: withdrawal < until }
}

const shared = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))

function lapses(area: string, { start, end, withdrawn }: Window, slot: Span, zone: string): readonly Flaw[] {
  // A paper that was withdrawn before it began has no first day worth waiting for.
  const late = start > slot.start && start < end ? [{ code: `${area}_NOT_YET`, values: { from: localDate(start, zone) } }] : []
  if (end >= slot.end && start < end) return late
  const gone: Flaw = withdrawn
    ? { code: `${area}_WITHDRAWN`, values: { on: localDate(end, zone) } }
    : { code: `${area}_ENDED`, values: { ended: localDate(end - 1, zone) } }
  return [...late, gone]
}

/** The candidate that comes closest: least wrong with it, then longest within the slot, then latest end. */
function closest(candidates: readonly Candidate[], slot: Span): Candidate | undefined {
  const wrong = ({ flaws, window }: Candidate): number => flaws.length + lapses('', window, slot, 'UTC').length
  return candidates.toSorted(
    (a, b) =>
      wrong(a) - wrong(b) ||
      shared(b.window, slot) - shared(a.window, slot) ||
      (b.window.end === a.window.end ? 0 : b.window.end - a.window.end),
  )[0]
}

/** What to ask for: the cure where no course and no proof helps. It would hold from whenever it is given. */
export function askFor(scene: Scene, options: { readonly code: string; readonly role: string; readonly values?: Values }): Remedy {
  const { code, role, values = {} } = options
  const [contact] = scene.look('contacts', { role })
  return { code, values: { ...values, role, ...(contact && { contact: contact.contact }) }, grants: always }
}

/**
 * The check of a demand that papers with a window meet: it holds wherever a flawless one does, and is explained by the one
 * that comes closest: `${area}_MISSING`, `_NOT_YET`, `_ENDED`, `_WITHDRAWN`, and the candidate's own flaws.
 */
export function windowCheck(options: {
  readonly area: string
  readonly values: Values
  readonly candidates: readonly Candidate[]
  readonly scene: Scene
  readonly remedies: (slot: Span) => readonly Remedy[]
}): Check {
  const { area, values, candidates, scene, remedies } = options
  const explain = (slot: Span): readonly Finding[] => {
    const best = closest(candidates, slot)
    if (!best) return [{ code: `${area}_MISSING`, values, remedies: remedies(slot) }]
    const flawed = best.flaws.map(({ code, values: own, remedy }) => {
      const together = spansOf([best.window])
      const grants: Spans = best.flaws.length === 1 ? together : never
      return {
        code,
        values: { ...values, ...own },
        together,
        remedies: [{ ...remedy, values: { ...values, ...own, ...remedy.values }, grants }],
      }
    })
    const timed = lapses(area, best.window, slot, scene.zone).map(({ code, values: own }) => ({
      code,
      values: { ...values, ...own },
      remedies: remedies(slot),
    }))
    return [...flawed, ...timed]
  }
  return { holds: spansOf(candidates.filter(({ flaws }) => flaws.length === 0).map(({ window }) => window)), explain }
}
