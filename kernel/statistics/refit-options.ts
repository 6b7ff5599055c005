import type { BootstrapOptions } from './bootstrap.ts'
import type { ClusteredOptions } from './mean-estimate.ts'

/** Options of a statistic that is fitted again in every resample: its interval needs `bootstrap`, without it there is none. */
export interface RefitOptions extends ClusteredOptions {
  readonly bootstrap?: Omit<BootstrapOptions, 'level'>
}
