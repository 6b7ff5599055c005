import type { RunProgress } from '@vitalbench/bench'
import type { Output } from './output.ts'

const width = 24

const duration = (seconds: number): string => (seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`)

const bar = (share: number): string => '█'.repeat(Math.round(share * width)).padEnd(width, '░')

/** One line of progress: cases done, failures, time left. */
export function progressText({ done, total, failed, secondsLeft, casesPerSecond }: RunProgress): string {
  const share = total === null ? '' : `${bar(total === 0 ? 1 : done / total)} `
  const of = total === null ? `${done}` : `${done}/${total}`
  const failures = failed > 0 ? `, ${failed} failed` : ''
  const left = secondsLeft === null ? '' : `, ${duration(secondsLeft)} left`
  return `${share}${of} cases${failures}${left} (${casesPerSecond.toFixed(0)}/s)`
}

/** Shows the progress of a run on the terminal. */
export const showProgress =
  (output: Output) =>
  (progress: RunProgress): void =>
    output.progress(progressText(progress))
