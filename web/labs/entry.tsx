import { useLanguage } from '../app/language.tsx'
import type { Answer } from '../app/operations.ts'
import classes from './calendar.module.css'

/** Something that is taken. */
export type Entry = Answer<'labs.calendar'>['rows'][number]
/** Something that can be booked. */
export type Bookable = Answer<'labs.resources'>['rows'][number]

/** What an entry of the calendar is called for the reader. */
export function useEntryName(): (entry: Entry) => string {
  const { say } = useLanguage()
  return ({ kind, title, holder }) => (kind === 'booking' ? (title ?? holder?.name ?? say('taken')) : (title ?? say(`closed.${kind}`)))
}

/** Look of an entry by what it is. */
export const lookOf = ({ kind, status, mine }: Entry): string =>
  [
    classes.entry,
    kind === 'booking'
      ? status === 'at-risk'
        ? classes.risk
        : status === 'held'
          ? classes.held
          : mine
            ? classes.mine
            : classes.taken
      : classes.closed,
  ].join(' ')
