import type { Oracle } from '@vitalbench/kernel/oracle'
import { alarmOracles } from './oracles/alarms.ts'
import { calibrationOracles } from './oracles/calibration.ts'
import { decisionOracles } from './oracles/decision.ts'
import { discriminationOracles } from './oracles/discrimination.ts'
import { operatingPointOracles } from './oracles/operating-point.ts'
import { proportionOracles } from './oracles/proportions.ts'
import { resamplingOracles } from './oracles/resampling.ts'

/** Every independent number that the statistics kernel is held to. */
export const statisticsOracles: readonly Oracle[] = [
  ...discriminationOracles,
  ...operatingPointOracles,
  ...proportionOracles,
  ...resamplingOracles,
  ...calibrationOracles,
  ...decisionOracles,
  ...alarmOracles,
]
