import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of writing, reading and verifying evidence, and of signing keys. */
export const fail = defineErrors({
  EVIDENCE_EXISTS: {
    message: 'evidence folder {folder} is there already',
    cure: 'evidence is never overwritten: move it away or choose another folder',
  },
  EVIDENCE_VALUE: {
    message: '{file} cannot be written: {detail}',
    cure: 'repair the bench: what it reports must be JSON, with null and a reason for what is undefined',
  },
  EVIDENCE_LANGUAGE: { message: 'languages of the report are {languages}', cure: 'ask for one language at least, each once' },
  OUTCOME_COLUMN: { message: 'outcome value is called {column}', cure: 'choose another name than case, status and reason' },
  OUTCOME_TYPE: {
    message: 'column {column} holds {found} in case {case}, after {expected} in an earlier one',
    cure: 'give a value of the outcomes one type in all cases; what is missing is null',
  },
  OUTCOME_VALUE: {
    message: 'column {column} holds {found} in case {case}',
    cure: 'an outcome value is a finite number, a string, a boolean, null, or an array of numbers and nulls',
  },
  OUTCOME_TWICE: { message: 'case {case} has two outcomes', cure: 'give every case an id of its own' },
  PARQUET_UNREADABLE: { message: 'outcomes cannot be read: {detail}', cure: 'restore outcomes.parquet as it was written' },
  FILE_MISSING: { message: 'file is missing', cure: 'restore it from the place where the evidence was made' },
  FILE_UNKNOWN: { message: 'file is not part of the evidence', cure: 'remove it; nobody signed it' },
  FILE_UNREADABLE: { message: 'file cannot be read: {detail}', cure: 'restore the evidence folder with its files and their permissions' },
  FILE_CHANGED: { message: 'file has the SHA-256 {found}; {expected} was signed', cure: 'restore the file as it was written' },
  FILE_SHAPE: { message: 'file is not what its name promises: {detail}', cure: 'restore the file as it was written' },
  ATTESTATION_INVALID: { message: 'attestation does not hold: {detail}', cure: 'restore attestation.dsse.json as it was written' },
  ATTESTATION_SUBJECTS: {
    message: 'attestation {detail}',
    cure: 'the attestation was not made by vitalbench; ask its author for the original',
  },
  CLAIM_DIFFERS: {
    message: 'attestation claims {claim} {stated}; the files give {derived}',
    cure: 'do not rely on the claim: whoever signed it did not derive it from these files',
  },
  FINDINGS_DIFFER: {
    message: 'findings differ from those derived again from the outcomes: {detail}',
    cure: 'do not rely on the findings: the outcomes do not support them',
  },
  FINDINGS_UNDERIVABLE: {
    message: 'findings cannot be derived again from plan and outcomes: {detail}',
    cure: 'do not rely on the findings; ask their author for the original evidence',
  },
  REPORT_DIFFERS: {
    message: 'file differs from the one drawn again from plan and findings, first at byte {at}',
    cure: 'do not rely on it; read findings.json, or draw the report again',
  },
  KEY_UNTRUSTED: {
    message: 'signing key {keyid} is not among the trusted keys',
    cure: 'ask the signer for the key id by another way, and add it to the trusted keys if it is theirs',
  },
  KEY_EXPOSED: {
    message: 'signing key {path} can be read by others (mode {mode})',
    cure: 'run chmod 600 on it, and make a new key if somebody may have copied it',
  },
  KEY_UNREADABLE: {
    message: 'signing key {path} cannot be read: {detail}',
    cure: 'give a PKCS #8 PEM file with an Ed25519 private key, or remove it to have a new one made',
  },
})
