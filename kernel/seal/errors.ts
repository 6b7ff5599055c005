import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the seal: canonical JSON, encodings, trees, signatures and envelopes. */
export const fail = defineErrors({
  JSON_VALUE: {
    message: 'value at {path} is {value}, which canonical JSON cannot hold',
    cure: 'use null, a boolean, a finite number, a well-formed string, an array or a plain object',
  },
  JSON_DEPTH: { message: 'value at {path} is nested more than {limit} levels deep', cure: 'flatten the value, or break its cycle' },
  JSON_TEXT: { message: 'text is not JSON in UTF-8: {detail}', cure: 'restore the file as it was written' },
  JSON_NOT_CANONICAL: {
    message: 'text is not canonical JSON (RFC 8785): it departs from it at character {at}',
    cure: 'restore the file as it was written; whitespace, order of keys, repeated keys and spelling of numbers all count',
  },
  HEX_TEXT: { message: '{text} is not lower-case hexadecimal of whole bytes', cure: 'write two digits 0-9 a-f for each byte' },
  BASE64_TEXT: { message: 'text is not canonical base64: {detail}', cure: 'encode the bytes again (RFC 4648, section 4, padded)' },
  CHECKPOINT_SHAPE: { message: 'envelope of type {type} holds no checkpoint of a log', cure: 'give the checkpoint as the log signed it' },
  MERKLE_RANGE: { message: '{what} {value} is outside a tree of {size} leaves', cure: 'ask for a leaf or a size that the tree has' },
  KEY_BYTES: { message: 'key is not an Ed25519 {what}: {detail}', cure: 'give the key as it was made' },
  ENVELOPE_SHAPE: { message: 'envelope {detail}', cure: 'restore the attestation as it was written' },
  ENVELOPE_SIGNATURE: {
    message: 'signature of key {keyid} does not fit the payload',
    cure: 'restore the attestation as it was written; a changed payload must be signed again by its author',
  },
  STATEMENT_SHAPE: { message: 'statement {detail}', cure: 'restore the attestation as it was written' },
})
