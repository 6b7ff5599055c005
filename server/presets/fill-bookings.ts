import { fail } from './errors.ts'
import type { Filling } from './fill.ts'

/** Makes bookings as those who need them; each has to come to what the preset says. */
export async function fillBookings({ preset, ask, people, resources, instant, named, file }: Filling): Promise<void> {
  for (const booking of preset.bookings) {
    const { person, title, mode, project, people: party, supervises, outcome: wanted } = booking
    const start = instant(booking.day, booking.at)
    const end = new Date(start.getTime() + booking.hours * 3_600_000)
    const { outcome, slot } = await ask(
      'labs.book',
      {
        title,
        mode,
        project,
        supervises,
        people: party,
        resources: booking.resources.map((key) => named(resources, 'room or equipment', key)),
        start: start.toISOString(),
        end: end.toISOString(),
        orWait: wanted === 'waiting',
      },
      named(people, 'person', person),
    )
    if (outcome !== wanted) throw fail('PRESET_REFUSED', { file, title, outcome, reason: slot?.decision?.text ?? '' })
  }
}

/** Starts the studies of a preset; gives what publishes their evidence once it is there. */
export async function fillStudies({ preset, ask, people, named }: Filling): Promise<readonly (() => Promise<boolean>)[]> {
  const waiting: (() => Promise<boolean>)[] = []
  for (const { person, example, public: isPublic } of preset.studies) {
    const actor = named(people, 'person', person)
    const { id: study } = await ask('studies.draft', { fromExample: example }, actor)
    await ask('studies.lock', { study }, actor)
    const { run } = await ask('runs.submit', { study }, actor)
    if (!isPublic) continue
    waiting.push(async () => {
      const { evidence, state } = await ask('runs.show', { run }, actor)
      if (evidence !== null) await ask('evidence.publish', { evidence, public: true }, actor)
      return evidence !== null || state === 'failed' || state === 'stopped'
    })
  }
  return waiting
}
