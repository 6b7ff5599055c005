/** Languages that a report can be in. */
export const reportLanguages = ['en', 'de', 'da', 'sv', 'ko'] as const

/** One of {@link reportLanguages}. */
export type ReportLanguage = (typeof reportLanguages)[number]

/** Name of the signed statement over all other files of an evidence folder. */
export const attestationFile = 'attestation.dsse.json'

/** Name of the description of the folder as a research object. */
export const roCrateFile = 'ro-crate-metadata.json'

/** Files that every evidence folder has beside its attestation. */
export const requiredFiles = ['plan.json', 'outcomes.parquet', 'findings.json', 'circumstances.json', 'report.html', roCrateFile] as const

/** Files that an evidence folder may have besides: the report as PDF, and in further languages. */
export const optionalFiles: readonly string[] = ['report.pdf', ...reportLanguages.map((language) => `report.${language}.html`)]

const known = new Set<string>([attestationFile, ...requiredFiles, ...optionalFiles])

/** Whether evidence may have a file of this name. */
export const isEvidenceFile = (name: string): boolean => known.has(name)

/** Media type of an evidence file by the end of its name. */
export const mediaType = (file: string): string =>
  ({ json: 'application/json', html: 'text/html', pdf: 'application/pdf', parquet: 'application/vnd.apache.parquet' })[
    file.split('.').at(-1)!
  ]!

/** Name of the report in a language: the first language asked for is `report.html`, a further one `report.<language>.html`. */
export const reportFile = (language: ReportLanguage, first: ReportLanguage): string =>
  language === first ? 'report.html' : `report.${language}.html`
