import type { Stream } from '@vitalbench/kernel/numbers'

/** How the intervals of a study are made: confidence level, bootstrap replicates and the study's random streams by name. */
export interface Resampling {
  readonly level: number
  readonly replicates: number
  readonly stream: (name: string) => Stream
}
