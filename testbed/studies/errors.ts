import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of studies. */
export const fail = defineErrors({
  STUDY_LOCKED: { message: 'study "{title}" is locked and does not change any more', cure: 'begin a new study from its text' },
  STUDY_NOT_LOCKED: { message: 'study "{title}" is not locked', cure: 'lock it first: a run needs a plan that does not change' },
  STUDY_CHANGED: {
    message: 'study "{title}" was changed by somebody else: it has revision {revision}, not {expected}',
    cure: 'load it again, and make the change there',
  },
  STUDY_HAS_MISTAKES: {
    message: 'study "{title}" has {count} mistake(s), the first in line {line}: {first}',
    cure: 'mend them; studies.check names each with its line and cure',
  },
  STUDY_HAS_EVIDENCE: { message: 'study "{title}" has evidence', cure: 'keep it: evidence is never removed with its study' },
  STUDY_HAS_RUN: { message: 'study "{title}" has a run that is not over', cure: 'stop the run first' },
  STUDY_UNREADABLE: { message: 'the text of study "{title}" is no YAML', cure: 'mend its text first; studies.check names the line' },
  STUDY_EXAMPLE_UNKNOWN: { message: 'there is no example "{name}"', cure: 'choose from {known}' },
  STUDY_BENCH_UNKNOWN: { message: 'there is no bench "{name}"', cure: 'choose from {known}' },
  STUDY_PATH_OUTSIDE: {
    message: 'the path "{path}" leads out of the study',
    cure: 'name the file within the study, such as data/cases.csv',
  },
  STUDY_LINK_REFUSED: {
    message: 'the product "{product}" is linked by "{link}", which {who} may not use here',
    cure: 'link it by one of {links}',
  },
  STUDY_ADDRESS_PRIVATE: {
    message: 'the product "{product}" is at {host}, an address of the network of the centre itself',
    cure: 'give an address that the public internet reaches',
  },
  STUDY_GUEST_BYTES: {
    message: 'its files have {size} MB together, a study without an account may have {limit} MB',
    cure: 'sign up, which keeps the study, or take fewer cases',
  },
  STUDY_GUEST_CASES: {
    message: 'it has more than {limit} cases, the most of a study without an account',
    cure: 'sign up, which keeps the study, or take fewer cases',
  },
  STUDY_GUEST_LIMITS: {
    message: 'it asks for {seconds} s a case and {memory} MiB, without an account it may have {limitSeconds} s and {limitMemory} MiB',
    cure: 'lower the limits, or sign up, which keeps the study',
  },
  STUDY_GUEST_STUDIES: {
    message: 'this visit has {count} studies already, the most without an account',
    cure: 'remove one, or sign up, which keeps them',
  },
})
