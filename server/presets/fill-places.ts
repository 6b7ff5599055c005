import { officerOf } from './fill.ts'
import type { Filling } from './fill.ts'

/** Adds sites, rooms, equipment with calibrations, the loan pool and quotas. */
export async function fillPlaces(filling: Filling): Promise<void> {
  const { preset, ask, sites, resources, people, day, instant, named } = filling
  const officer = officerOf(filling)
  for (const [key, site] of Object.entries(preset.sites)) sites.set(key, (await ask('labs.addSite', site, officer)).site)
  const shared = (given: {
    readonly site: string
    readonly name: string
    readonly summary: string
    readonly classes: string[]
    readonly modes?: ('none' | 'phantom' | 'animal' | 'human')[] | undefined
    readonly setUp: number
    readonly cleanUp: number
    readonly rate: number
    readonly discount: number
    readonly confirms: boolean
  }) => ({
    site: named(sites, 'site', given.site),
    name: given.name,
    summary: given.summary,
    classes: given.classes,
    ...(given.modes ? { modes: given.modes } : {}),
    setUpMinutes: given.setUp,
    cleanUpMinutes: given.cleanUp,
    rateMinor: given.rate,
    memberDiscountPercent: given.discount,
    confirms: given.confirms,
  })
  for (const [key, room] of Object.entries(preset.rooms)) {
    const { areaM2, capacity, sharing, visits } = room
    resources.set(key, (await ask('labs.addRoom', { ...shared(room), areaM2, capacity, sharing, visits }, officer)).resource)
  }
  for (const [key, thing] of Object.entries(preset.equipment)) {
    const { units, room, place, serial, calibrated } = thing
    const where = room === undefined ? undefined : named(resources, 'room', room)
    const { resource } = await ask('labs.addEquipment', { ...shared(thing), units, room: where, place, serial }, officer)
    resources.set(key, resource)
    if (calibrated)
      await ask('labs.calibrate', { resource, doneOn: day(calibrated.on), due: day(calibrated.due), by: calibrated.by }, officer)
  }
  for (const { site, lent, ...item } of preset.loans) {
    const added = await ask('labs.addLoanItem', { ...item, site: named(sites, 'site', site) }, officer)
    if (!lent) continue
    const person = named(people, 'person', lent.person).id
    await ask('labs.lend', { item: added.item, person, due: instant(lent.due, '16:00').toISOString() }, officer)
  }
  for (const { site, resource, per, period, hours } of preset.quotas)
    await ask(
      'labs.setQuota',
      {
        site: named(sites, 'site', site),
        resource: resource === undefined ? undefined : named(resources, 'room or equipment', resource),
        per,
        period,
        minutes: hours * 60,
      },
      officer,
    )
}
