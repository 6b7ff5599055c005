import type { ProductLoad } from '../circumstances.ts'

const largest = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : Math.max(...known)
}

/** The load of a product over all workers: median and 95th percentile are means over the workers, weighted by their calls. */
export function mergeLoads(loads: readonly (ProductLoad | null)[]): ProductLoad | null {
  const known = loads.filter((load) => load !== null)
  const used = known.filter(({ calls }) => calls > 0)
  const calls = used.reduce((sum, load) => sum + load.calls, 0)
  if (calls === 0) return null
  const weighted = (of: (load: ProductLoad) => number): number => used.reduce((sum, load) => sum + of(load) * load.calls, 0) / calls
  return {
    calls,
    medianMs: weighted((load) => load.medianMs),
    p95Ms: weighted((load) => load.p95Ms),
    maxMs: Math.max(...used.map((load) => load.maxMs)),
    peakMemoryMiB: largest(known.map((load) => load.peakMemoryMiB)),
  }
}
