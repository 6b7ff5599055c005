/** The bundle: the offline check of an evidence folder, in a terminal and in a browser: files, signature, digests, claims, signer. */
export { verifyBundle, concludeChecks } from './verify-bundle.ts'
export type { BundleVerification } from './verify-bundle.ts'
export { inspectBundle } from './inspect-bundle.ts'
export type { Inspecting, Inspection } from './inspect-bundle.ts'
export { checked, problemOf, unchecked } from './check.ts'
export type { BundleStep, Check, Checked, Problem } from './check.ts'
export { checkNames, compareDigests, foreignFile, missingFiles } from './check-files.ts'
export { checkClaims, compareClaims, readContents } from './check-claims.ts'
export type { OutcomesReader } from './check-claims.ts'
export { checkSigner } from './check-signer.ts'
export { claimsOf, openAttestation, sealAttestation } from './attestation.ts'
export type { Attestation, EvidenceClaims } from './attestation.ts'
export { circumstancesFrom, findingsFrom, planFrom } from './contents.ts'
export type { BundleCircumstances, BundleContents, BundleFindings, BundlePlan, Verdict } from './contents.ts'
export { columnNames, outcomesFromColumns, outcomeStatuses } from './outcome.ts'
export type { ColumnElement, Outcome, OutcomeValue } from './outcome.ts'
export { completeOutcomes, outcomeColumns } from './complete-outcomes.ts'
export type { ColumnKind, OutcomeColumn } from './complete-outcomes.ts'
export { digestOf, evidenceDigestOf, outcomesRoot } from './digests.ts'
export type { EvidenceParts } from './digests.ts'
export { differences } from './differences.ts'
export type { Difference } from './differences.ts'
export {
  attestationFile,
  isEvidenceFile,
  mediaType,
  optionalFiles,
  reportFile,
  reportLanguages,
  requiredFiles,
  roCrateFile,
} from './file-names.ts'
export type { ReportLanguage } from './file-names.ts'
export { fail as bundleError } from './errors.ts'
