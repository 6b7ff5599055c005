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
  PARQUET_UNREADABLE: { message: 'outcomes cannot be read: {detail}', cure: 'restore outcomes.parquet as it was written' },
  FILE_UNREADABLE: { message: 'file cannot be read: {detail}', cure: 'restore the evidence folder with its files and their permissions' },
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
  KEY_EXPOSED: {
    message: 'signing key {path} can be read by others (mode {mode})',
    cure: 'run chmod 600 on it, and make a new key if somebody may have copied it',
  },
  KEY_UNREADABLE: {
    message: 'signing key {path} cannot be read: {detail}',
    cure: 'give a PKCS #8 PEM file with an Ed25519 private key, or remove it to have a new one made',
  },
})
