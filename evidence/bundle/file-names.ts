import { languages } from '@vitalbench/bench'
import type { Language } from '@vitalbench/bench'

/** Name of the signed statement over all other files of an evidence folder. */
export const attestationFile = 'attestation.dsse.json'

/** Files that every evidence folder has beside its attestation. */
export const requiredFiles = [
  'plan.json',
  'outcomes.parquet',
  'findings.json',
  'circumstances.json',
  'report.html',
  'ro-crate-metadata.json',
] as const

/** Files that an evidence folder may have besides: the report as PDF, and in further languages. */
export const optionalFiles: readonly string[] = ['report.pdf', ...languages.map((language) => `report.${language}.html`)]

/** Media type of an evidence file by the end of its name. */
export const mediaType = (file: string): string =>
  ({ json: 'application/json', html: 'text/html', pdf: 'application/pdf', parquet: 'application/vnd.apache.parquet' })[
    file.split('.').at(-1)!
  ]!

/** Name of the report in a language: the first language asked for is `report.html`, a further one `report.<language>.html`. */
export const reportFile = (language: Language, first: Language): string => (language === first ? 'report.html' : `report.${language}.html`)
