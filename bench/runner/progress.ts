import type { RunProgress } from './run.ts'

const everyMs = 100

/** Counts cases and tells how far a run is, at most ten times a second and once at the end. */
export interface ProgressMeter {
  readonly add: (cases: { readonly done: number; readonly failed: number }) => void
  readonly finish: () => void
}

/** A meter that begins with the cases of an earlier run; `total` is asked for each time, as it may become known late. */
export function progressMeter(
  earlier: { readonly done: number; readonly failed: number },
  { total, now, tell }: { total: () => number | null; now: () => number; tell: (progress: RunProgress) => void },
): ProgressMeter {
  let { done, failed } = earlier
  let told = -Infinity
  // The rate counts from the first outcomes on, so that the start of the workers is no part of it.
  let first: { readonly at: number; readonly done: number } | null = null
  const report = (): void => {
    const seconds = first === null ? 0 : (now() - first.at) / 1000
    const casesPerSecond = seconds > 0 ? (done - first!.done) / seconds : 0
    const all = total()
    const secondsLeft = all === null || casesPerSecond === 0 ? null : (all - done) / casesPerSecond
    tell({ done, total: all, failed, secondsLeft, casesPerSecond })
    told = now()
  }
  return {
    add: (cases) => {
      done += cases.done
      failed += cases.failed
      first ??= { at: now(), done }
      if (now() - told >= everyMs) report()
    },
    finish: report,
  }
}
