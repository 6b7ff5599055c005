import type { Actor } from '@vitalbench/platform/access'
import { officerOf } from './fill.ts'
import type { Filling } from './fill.ts'

/** Adds organisations and people with their affiliations, papers, dosimeters and appointments. */
export async function fillPeople(filling: Filling): Promise<void> {
  const { preset, ask, people, organisations, day, named } = filling
  for (const [role, contact] of Object.entries(preset.contacts)) await ask('gates.setContact', { role, contact })
  for (const [key, { member, ...organisation }] of Object.entries(preset.organisations)) {
    const added = await ask('people.addOrganisation', { ...organisation, ...(member ? { memberSince: day(-400) } : {}) })
    organisations.set(key, added.organisation)
  }
  for (const [key, { name, email, language, roles, organisation: of }] of Object.entries(preset.people)) {
    const organisation = of === undefined ? undefined : named(organisations, 'organisation', of)
    const { person: id } = await ask('people.register', { name, email, language, roles, organisation })
    const actor: Actor = { kind: 'person', id, name, roles, organisation: organisation ?? null, language }
    people.set(key, actor)
  }
  const officer = officerOf(filling)
  for (const [key, { affiliated, papers, dosimeter, appointments }] of Object.entries(preset.people)) {
    const actor = people.get(key)!
    const { id: person, organisation } = actor
    for (const { type, edition, passed, months } of papers) {
      // Nobody enters a result of their own.
      const by =
        person === officer.id ? [...people.values()].find(({ id, roles }) => id !== person && roles.includes('labManager'))! : officer
      await ask('people.enterResult', { person, type, edition, passedOn: day(passed), validMonths: months }, by)
    }
    if (dosimeter !== undefined)
      await ask('gates.handDosimeter', { person, number: dosimeter, validFrom: day(-20), validUntil: day(70) }, officer)
    for (const role of appointments) await ask('gates.appoint', { person, role, validFrom: day(-300) }, officer)
    if (!affiliated || organisation === null) continue
    const { affiliation } = await ask('people.affiliate', { person, organisation, validFrom: day(-300) }, officer)
    await ask('people.signAffiliation', { affiliation, side: 'person' }, actor)
    await ask('people.signAffiliation', { affiliation, side: 'organisation' }, officer)
  }
}

/** Adds courses with their runs, and approvals of projects. */
export async function fillPapers(filling: Filling): Promise<void> {
  const { preset, ask, day, instant } = filling
  const officer = officerOf(filling)
  for (const { name, type, edition, months, about, runs } of Object.values(preset.courses)) {
    const planned = runs.map((run) => {
      const start = instant(run.day, run.at)
      const end = new Date(start.getTime() + run.hours * 3_600_000)
      return {
        start: start.toISOString(),
        end: end.toISOString(),
        seats: run.seats,
        place: run.place ?? '',
        language: run.language ?? 'en',
      }
    })
    await ask('gates.addCourse', { name, type, edition, validMonths: months, about, runs: planned }, officer)
  }
  for (const { kind, project, reference, from, until } of preset.approvals)
    await ask('gates.addApproval', { kind, project, reference, validFrom: day(from), validUntil: day(until) }, officer)
}
