import type { OracleResult } from '@vitalbench/kernel/oracle'

/** One protection against a hostile product: whether it held on this machine, and by what means or why not. */
export interface Enforcement {
  readonly what: 'time' | 'memory' | 'network' | 'files' | 'processes' | 'privileges'
  readonly enforced: boolean
  readonly how: string
}

/** Latency of the calls to a product in milliseconds, and its largest resident memory in MiB. */
export interface ProductLoad {
  readonly calls: number
  readonly medianMs: number
  readonly p95Ms: number
  readonly maxMs: number
  readonly peakMemoryMiB: number | null
}

/**
 * How a run went, on which machine, when: all that differs between two runs with the same result.
 * Signed with the evidence, but no part of its digest.
 */
export interface Circumstances {
  readonly started: string
  readonly finished: string
  readonly resumed: number
  readonly workers: number
  /** Folder of the study file, relative to the evidence folder, so that a replay finds data and product. */
  readonly folder: string
  readonly machine: { readonly system: string; readonly architecture: string; readonly processor: string; readonly node: string }
  readonly software: Readonly<Record<string, string>>
  readonly enforcement: { readonly product: readonly Enforcement[]; readonly reference: readonly Enforcement[] | null }
  readonly load: { readonly product: ProductLoad | null; readonly reference: ProductLoad | null }
  readonly oracles: readonly OracleResult[]
}
