import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of checking the files of an evidence folder against each other and against what was signed. */
export const fail = defineErrors({
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
  FILE_MISSING: { message: 'file is missing', cure: 'restore it from the place where the evidence was made' },
  FILE_UNKNOWN: { message: 'file is not part of the evidence', cure: 'remove it; nobody signed it' },
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
  KEY_UNTRUSTED: {
    message: 'signing key {keyid} is not among the trusted keys',
    cure: 'ask the signer for the key id by another way, and add it to the trusted keys if it is theirs',
  },
})
