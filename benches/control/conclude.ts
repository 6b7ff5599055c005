import type { Findings, Outcome, StudyIdentity, Text } from '@vitalbench/bench'
import { stream } from '@vitalbench/kernel/numbers'
import { cohortTable } from './cohort-table.ts'
import { conditionsOf, indicesOf, plantOf } from './case.ts'
import { credibilityTables } from './credibility.ts'
import { conditionForest, faultMap, patientForest } from './figures/overview.ts'
import { traceFigures } from './figures/trace.ts'
import { controllerMeasures, differenceMeasures, indexMeasures, lateMeasures } from './measures/cohort.ts'
import type { CohortOptions } from './measures/cohort.ts'
import type { ControlPlan } from './plan.ts'
import type { Plant } from './plants/plant.ts'
import { sessionsOf } from './sessions.ts'
import type { Session } from './sessions.ts'
import { faultTable, halfStepTable, incidentTable, worstFirst, worstTable } from './tables.ts'

/** Sessions with pages of their own: the worst of all, and those of the patients that the plan names. */
function shownSessions(sessions: readonly Session[], plan: ControlPlan, plant: Plant<ControlPlan>): readonly Session[] {
  const chosen = sessions.filter(({ patient }) => plan.show.includes(patient))
  return [...new Set([...worstFirst(sessions, plant as unknown as Plant).slice(0, 1), ...chosen])]
}

const rounded = (value: number, digits: number): number => Number(value.toPrecision(digits))

/** How long the model was beyond the range for which it claims to hold. */
function outsideCaution(sessions: readonly Session[], minutesEach: number): readonly Text[] {
  const minutes = sessions.map((session) => session.number('outsideMinutes'))
  const outside = minutes.filter((each) => each > 0).length
  if (outside === 0) return []
  const sum = minutes.reduce((total, each) => total + each, 0)
  const share = (100 * sum) / (sessions.length * minutesEach)
  return [{ key: 'caution.outside', values: { outside, total: sessions.length, minutes: Math.ceil(sum), share: rounded(share, 2) } }]
}

function cautionsOf(sessions: readonly Session[], plan: ControlPlan, plant: Plant<ControlPlan>): readonly Text[] {
  const total = sessions.length
  const count = (holds: (session: Session) => boolean): number => sessions.filter(holds).length
  const [failed, stopped] = ['failedAtMinutes', 'stoppedAtMinutes'].map((name) => count((session) => !Number.isNaN(session.number(name))))
  return [
    ...(failed > 0 ? [{ key: 'caution.failed', values: { failed, total } }] : []),
    ...(stopped > 0 ? [{ key: 'caution.stopped', values: { stopped, total } }] : []),
    ...outsideCaution(sessions, plant.seconds(plan) / 60),
    ...(plan.deadlineSeconds === undefined ? [] : [{ key: 'caution.wallClock' }]),
  ]
}

function casesOf(outcomes: readonly Outcome[]): Findings['cases'] {
  const cases: Record<string, number> = {}
  for (const { status } of outcomes) cases[status] = (cases[status] ?? 0) + 1
  return cases
}

const within = (group: string, sessions: readonly Session[]): readonly Session[] =>
  group === 'all' ? sessions : sessions.filter(({ condition }) => condition === group)

/** Findings of sessions: every index over the cohort and in the worst patient, by condition, and what the simulation can be believed for. */
export function conclude(outcomes: readonly Outcome[], plan: ControlPlan, study: StudyIdentity): Findings {
  const plant = plantOf(plan)
  const indices = indicesOf(plan)
  const options: CohortOptions = {
    level: plan.confidence,
    replicates: plan.bootstrap.replicates,
    stream: (name) => stream(study.seed, 'conclude', name),
  }
  const [product, reference] = [sessionsOf(outcomes, 'product'), sessionsOf(outcomes, 'reference')]
  const conditions = conditionsOf(plan).map(({ name }) => name)
  const groups = conditions.length > 1 ? ['all', ...conditions] : ['all']
  const measures = groups.flatMap((group) => [
    ...indexMeasures(indices, group, within(group, product), options),
    ...differenceMeasures(indices, group, { product: within(group, product), reference: within(group, reference), options }),
    ...controllerMeasures(group, within(group, product), options),
    ...(plan.deadlineSeconds === undefined ? [] : lateMeasures(group, within(group, product), options)),
  ])
  const listed = conditions.length > 1 ? conditions : ['all']
  const rows = { indices } as unknown as Plant
  const shown = shownSessions(product, plan, plant)
  return {
    measures,
    tables: [
      worstTable(product, rows),
      cohortTable(outcomes),
      incidentTable(product, reference),
      faultTable(plan),
      halfStepTable(product, rows),
      ...credibilityTables(plan, study),
    ].filter((table) => table !== null),
    figures: [
      conditionForest(measures, listed, rows),
      patientForest(product, rows),
      faultMap(measures, listed, rows),
      ...(plant.figures?.(product, plan, shown) ?? []),
      ...shown.flatMap((session) => traceFigures(session, plan, plant)),
    ].filter((figure) => figure !== null),
    cases: casesOf(outcomes),
    notTested: [{ key: 'notTested.people' }, { key: 'notTested.model' }, { key: 'notTested.hardware' }, { key: 'notTested.users' }],
    cautions: cautionsOf(product, plan, plant),
  }
}
