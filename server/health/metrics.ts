import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Jobs } from '@vitalbench/platform/jobs'

/** What the centre measures of itself, in the text format of Prometheus. */
export interface Metrics {
  readonly measured: (operation: string, outcome: string, seconds: number) => void
  readonly text: () => Promise<string>
  readonly mediaType: string
}

/** Opens the metrics of this process: requests by operation and outcome, jobs that wait, memory, event loop. */
export function openMetrics(jobs: Pick<Jobs, 'counts'>): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'vitalbench_operation_seconds',
    help: 'Time that operations took over HTTP, by operation and outcome.',
    labelNames: ['operation', 'outcome'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const waiting = new Gauge({
    name: 'vitalbench_jobs_waiting',
    help: 'Jobs that wait, by queue.',
    labelNames: ['queue'],
    registers: [registry],
  })
  return {
    measured: (operation, outcome, seconds) => requests.observe({ operation, outcome }, seconds),
    text: async () => {
      for (const [queue, count] of Object.entries(await jobs.counts())) waiting.set({ queue }, count)
      return registry.metrics()
    },
    mediaType: registry.contentType,
  }
}
