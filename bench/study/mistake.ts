import type { Mistake } from '../contract.ts'

/** A mistake with its place: `line` and `column` count from 1; `file` is null for the study file itself, else a file that it names. */
export interface LocatedMistake extends Mistake {
  readonly file: string | null
  readonly line: number
  readonly column: number
}

/**
 * Mistakes as lines that an editor can follow, in the order of the file.
 *
 * @example
 * formatMistakes('study.yaml', mistakes) // 'study.yaml:12:7  unknown column "agee" → did you mean "age"?'
 */
export const formatMistakes = (file: string, mistakes: readonly LocatedMistake[]): string =>
  mistakes.map((mistake) => `${placeOf(file, mistake)}  ${mistake.message} → ${mistake.cure}`).join('\n')

/** Path of a file that the study file names, seen from where the study file is named. */
const placeOf = (study: string, { file, line, column }: LocatedMistake): string => {
  const folder = study.slice(0, Math.max(study.lastIndexOf('/'), study.lastIndexOf('\\')) + 1)
  return `${file === null ? study : folder + file}:${line}:${column}`
}
