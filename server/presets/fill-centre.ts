import { setTimeout } from 'node:timers/promises'
import { addDays, instantOf, localDate } from '@vitalbench/centre/gates'
import type { House } from '@vitalbench/platform/operations'
import type { allOperations } from '../house/operations.ts'
import { fillBookings, fillStudies } from './fill-bookings.ts'
import { fillPapers, fillPeople } from './fill-people.ts'
import { fillPlaces } from './fill-places.ts'
import { openFilling } from './fill.ts'
import { readPreset } from './read-preset.ts'

/** The instant at which clocks of a zone show a time of a day. */
function instantAt(day: string, at: string, zone: string): Date {
  const guess = instantOf(`${day}T${at}:00Z`)
  const shown = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(guess)
  return new Date(2 * guess - Date.parse(`${shown.replace(' ', 'T')}Z`))
}

/** A centre that has just been filled; its first evidence is published while it runs. */
export interface Filled {
  readonly name: string
  readonly zone: string
  readonly publish: (signal: AbortSignal) => Promise<void>
}

/** Fills a new centre with a preset, by the operations that its people would use. */
export async function fillCentre(name: string, house: House, operations: ReturnType<typeof allOperations>): Promise<Filled> {
  const preset = await readPreset(name)
  const { zone } = preset.centre
  const today = localDate(house.now().getTime(), zone)
  const filling = openFilling({ ...house, zone }, operations, {
    file: name,
    preset,
    day: (days) => addDays(today, days),
    instant: (days, at) => instantAt(addDays(today, days), at, zone),
  })
  await filling.ask('centre.setUp', preset.centre)
  await fillPeople(filling)
  await fillPapers(filling)
  await fillPlaces(filling)
  await fillBookings(filling)
  const waiting = new Set(await fillStudies(filling))
  return {
    name: preset.centre.name,
    zone,
    publish: async (signal) => {
      while (waiting.size > 0 && !signal.aborted) {
        for (const done of waiting) if (await done()) waiting.delete(done)
        await setTimeout(500, undefined, { signal }).catch(() => {})
      }
    },
  }
}
