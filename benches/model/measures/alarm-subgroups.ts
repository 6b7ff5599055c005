import type { Measure } from '@vitalbench/bench'
import { alarmReport, alarmTally, patientUtilities } from '@vitalbench/kernel/statistics'
import type { AlarmRule } from '@vitalbench/kernel/statistics'
import { alarmsAt, patientsOf } from '../cohort.ts'
import type { Cohort } from '../cohort.ts'
import { positionsWhere } from '../columns.ts'
import { groups } from '../groups.ts'
import type { SubgroupsPlan } from '../plan.ts'
import { alarmMeasures, utilityOf } from './alarms.ts'
import { withheld } from './measure.ts'
import { estimatesOf, interactionTable, tooSmall } from './subgroups.ts'
import type { GroupEstimates, SubgroupResults } from './subgroups.ts'

const names = ['utility', 'eventSensitivity', 'falseAlarmsPerPatientDay'] as const

/** Alarms in each subgroup of patients, and whether they differ between the groups of an attribute (Cochran's Q, Holm). */
export function alarmSubgroups(
  cohort: Cohort,
  plan: SubgroupsPlan,
  options: { readonly threshold: number; readonly level: number; readonly rule: AlarmRule },
): SubgroupResults {
  const { threshold, level, rule } = options
  const all = alarmsAt(cohort, threshold)
  const measures: Measure[] = []
  const insufficient: string[] = []
  const tested: GroupEstimates[] = []
  for (const group of groups(plan, cohort.attributes)) {
    const members = patientsOf(all, positionsWhere(cohort.hours.patients, group.holds))
    const tally = alarmTally(members, rule)
    const events = tally.onset.filter((hour) => hour >= 0).length
    const sizes = { n: tally.patients, events }
    if (tooSmall(sizes, plan.minimum)) {
      insufficient.push(group.name)
      const reason = `too few: ${sizes.n} patients, ${events} with and ${sizes.n - events} without the event`
      measures.push(...names.map((name) => withheld(name, group.name, sizes, reason)))
      continue
    }
    const report = alarmReport(tally, patientUtilities(members, utilityOf(rule)), { level })
    measures.push(...alarmMeasures(report, group.name).filter(({ name }) => names.some((each) => each === name)))
    if (group.attributes.length === 1) for (const name of names) estimatesOf(tested, name, group.attributes[0]).push(report[name])
  }
  return { measures, interactions: interactionTable(tested), insufficient }
}
