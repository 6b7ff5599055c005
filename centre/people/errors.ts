import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of people, organisations and what they hold. */
export const fail = defineErrors({
  PEOPLE_PERIOD: {
    message: '{what} "{id}" ends on {end}, before it begins on {start}',
    cure: 'correct the two dates from the paper',
  },
  PEOPLE_ISSUED_LATE: {
    message: 'qualification "{id}" was issued on {issued}, after its first day {start}',
    cure: 'correct the dates from the certificate; nothing is valid before it is issued',
  },
  PEOPLE_RANGE: { message: 'time from {from} to {until} holds no instant', cure: 'let the range end after it begins' },
  PEOPLE_NOBODY: { message: 'the caller is a {kind}, not a person', cure: 'sign in first' },
  PEOPLE_EMAIL_TAKEN: { message: 'somebody is registered with {email}', cure: 'look the person up in the list of people' },
  PEOPLE_OPERATOR: {
    message: 'role "operator" of {name} is given and taken by operators only',
    cure: 'ask whoever runs the machine',
  },
  PEOPLE_LAST_MANAGER: {
    message: '{name} is the only centre manager',
    cure: 'make somebody else centre manager first',
  },
  PEOPLE_AFFILIATED: {
    message: '{person} is affiliated through {organisation} already',
    cure: 'end that affiliation first, or let the new one begin after it',
  },
  PEOPLE_AFFILIATION_OVER: { message: 'the affiliation ended on {on}', cure: 'propose a new one' },
  PEOPLE_SIGNED: { message: 'the {side} has signed already', cure: 'show the affiliation: it says who still has to sign' },
  PEOPLE_OWN_PAPER: {
    message: 'the {what} is the caller’s own',
    cure: 'ask another officer: nobody vouches for what they hold themselves',
  },
  PEOPLE_REVOKED: { message: 'qualification "{id}" was revoked on {on}', cure: 'enter a new one from a new certificate' },
  PEOPLE_RESULT_EARLY: { message: 'the result is of {day}, which is yet to come', cure: 'enter it once the course was passed' },
  PEOPLE_NO_CREDENTIAL: {
    message: 'qualification "{id}" has no signed credential',
    cure: 'only what the centre has issued, or what was brought along signed, can be shown elsewhere',
  },
  CREDENTIAL_BROKEN: {
    message: 'the credential cannot be relied on: {problems}',
    cure: 'ask its issuer for it again; it has to come unchanged and signed with Ed25519 by a did:key',
  },
  CREDENTIAL_HOLDER: { message: 'the credential is made out to {holder}, not to {person}', cure: 'bring a credential of your own' },
  CREDENTIAL_TYPE: {
    message: 'the credential is for "{achievement}", which the centre does not know',
    cure: 'say which qualification it proves; an officer confirms it',
  },
})
