/** The contract that every bench fulfils, the study file, the runner, the verdicts, and the exam. */
export { defineBench, languages } from './contract.ts'
export type {
  Affected,
  Answer,
  Axis,
  Band,
  Bench,
  Case,
  ConditionDose,
  Endpoint,
  Figure,
  Findings,
  HeatmapCell,
  Inputs,
  JudgedCriterion,
  Lab,
  Language,
  Measure,
  Mistake,
  Outcome,
  OutcomeStatus,
  OutcomeValue,
  ProductPort,
  Series,
  StudyIdentity,
  Table,
  Target,
  Tensor,
  Text,
  Tone,
  Verdict,
  Zone,
  ZonePoint,
} from './contract.ts'
export type {
  Controller,
  ControllerSession,
  Session,
  SessionContract,
  SessionFailure,
  SessionNote,
  SessionOpening,
  SessionRecord,
  Signal,
} from './session.ts'
export type { Circumstances, Enforcement, ProductLoad } from './circumstances.ts'
export * from './study/index.ts'
export { exitCodeOf, judge } from './verdicts.ts'
export { runStudy } from './runner/run-study.ts'
export { openRun } from './runner/open-run.ts'
export type { OpenRun } from './runner/open-run.ts'
export { countCases } from './runner/case-source.ts'
export type { CaseRange } from './runner/case-source.ts'
export { createLab, noProduct } from './runner/lab.ts'
export type { Journal } from './runner/journal.ts'
export { outcomesOfLines, readJournalLine } from './runner/journal-line.ts'
export { loadBench } from './runner/load-bench.ts'
export { compactLoad, joinLoads } from './products/load.ts'
export type { CompactLoad } from './products/load.ts'
export { machineHere, software, softwareVersions } from './machine.ts'
export { firstWithoutRecord, foreignProducts, isForeign } from './runner/playback.ts'
export type { CaseRunOptions, RunOptions, RunProgress, RunResult } from './runner/run.ts'
export { searchMildest, studyAtDose, tolerances } from './mildest/index.ts'
export type { Dose, MildestFailure, Probe, SearchableBench, SearchTask } from './mildest/index.ts'
export { checkBench } from './check-bench.ts'
export type { ExamOptions } from './check-bench.ts'
export type { ExamResult } from './exam/rule.ts'
