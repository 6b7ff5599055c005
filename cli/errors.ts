import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the terminal. */
export const fail = defineErrors({
  CLI_COMMAND_UNKNOWN: { message: 'there is no command "{name}"', cure: '{cure}' },
  CLI_USAGE: { message: '{why}', cure: 'see vitalbench {command} --help' },
  CLI_ARGUMENT_MISSING: { message: 'no {what} was given', cure: 'usage: {usage}' },
  CLI_NO_BENCH: { message: 'module {path} exports no "bench"', cure: 'export const bench = defineBench({ … }) from it' },
  CLI_STUDY_INVALID: { message: '{file} has {count} mistake(s)', cure: 'mend the lines named above; nothing was run' },
  CLI_FILE_UNREADABLE: { message: 'cannot read {file}: {why}', cure: 'check the path and its permissions' },
  CLI_FILE_EXISTS: { message: '{file} exists already', cure: 'name another file, or remove it first' },
  CLI_NOT_A_NUMBER: { message: 'option --{option} is "{value}", not a whole number above 0', cure: 'give a whole number above 0' },
  CLI_EVIDENCE_DAMAGED: {
    message: 'evidence {folder} is damaged: {problem}',
    cure: 'run vitalbench verify for the whole list; replay needs intact evidence',
  },
  CLI_EVIDENCE_OTHER: {
    message: 'the evidence in {folder} is that of another plan',
    cure: 'nothing was run; find out how it came there, then move it away or replace it with --again',
  },
  CLI_NOT_RECORDED: {
    message: 'the evidence in {folder} keeps no record of product "{product}" in case "{case}"',
    cure: 'replay without --recorded where the product is at hand; sessions are recorded, calls of a model are not',
  },
  CLI_NO_SEARCH: { message: 'bench "{bench}" has no faults whose dose could be lowered', cure: 'search on a bench of controllers' },
  CLI_CRITERION_UNKNOWN: { message: 'the study has no criterion "{criterion}"', cure: 'name one of {criteria} with --criterion' },
  CLI_CONDITION_UNKNOWN: {
    message: 'the study has no condition "{condition}" with faults',
    cure: 'name one with --condition, and add it to "conditions" of the plan where it is not there',
  },
  CLI_NOT_A_SHARE: {
    message: 'option --{option} is "{value}", not a number from {least} to {greatest}',
    cure: 'give a number such as 0.02',
  },
  CLI_SEARCH_OTHER: {
    message: 'what stands in {folder} is not the evidence of this search: {problem}',
    cure: 'nothing was overwritten; find out how it came there, then move it away and search again',
  },
  CLI_BENCH_UNKNOWN: { message: 'there is no bench "{bench}"', cure: 'name its module with --bench' },
  CLI_OPTION_MISSING: { message: 'option --{option} was not given, and there is no terminal to ask on', cure: 'give --{option}' },
  CLI_CANCELLED: { message: 'cancelled', cure: 'nothing was written; start again when you like' },
  CLI_UNEXPECTED: { message: '{what}', cure: 'this is a mistake of ours; please report it with the lines above' },
  CLI_NO_EVIDENCE: {
    message: 'there is no evidence in {folder}: it has no attestation.dsse.json',
    cure: 'name the folder that a run has left, such as evidence/breast-fna-…; one without an attestation proves nothing',
  },
  CLI_NOT_A_KEY: {
    message: '"{key}" is no key id',
    cure: 'give the SHA-256 of the public key, 64 hexadecimal digits, as verify prints it',
  },
  CLI_SYSTEM: {
    message: 'the system refuses: {why}',
    cure: 'check the path and its permissions; --folder says where data and product are, --out where evidence goes, VITALBENCH_KEY where the signing key is',
  },
  CLI_CENTRE: { message: 'the centre at {address} does not answer: {why}', cure: 'start it with npm start, or name another with --at' },
  CLI_OPERATION_UNKNOWN: { message: 'the centre has no operation "{name}"', cure: '{cure}' },
  CLI_NOT_A_LANGUAGE: { message: 'there is no report in "{value}"', cure: 'choose from {languages}' },
})
