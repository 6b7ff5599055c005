import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the gates: what cannot be decided because the question or the policies are malformed. A refusal is no error. */
export const fail = defineErrors({
  GATE_ZONE: { message: 'time zone "{zone}" is not known', cure: 'write an IANA name such as Europe/Stockholm' },
  GATE_TIME: {
    message: '"{text}" is neither a date nor an instant',
    cure: 'write a date as 2027-03-01, an instant as 2027-03-01T08:00:00Z',
  },
  GATE_SLOT: { message: 'slot from {start} to {end} holds no time', cure: 'let the slot end after it starts' },
  GATE_RESOURCE_UNKNOWN: { message: 'resource "{resource}" is not among the facts', cure: 'name a resource that the centre has' },
  POLICY_SHAPE: { message: 'policy file {file}: {path} {detail}', cure: 'mend the entry; docs/gates.md lists what a policy may say' },
  POLICY_PERIOD: {
    message: 'version {version} of policy "{id}" ends on {end}, before it begins on {start}',
    cure: 'correct validFrom or validUntil',
  },
  POLICY_VERSIONS: {
    message: 'versions {earlier} and {later} of policy "{id}" {how}',
    cure: 'let each version begin on the day after the one before it ends; a version without demands says that nothing was demanded',
  },
  POLICY_TWICE: { message: 'version {version} of policy "{id}" is declared twice', cure: 'give each version a number of its own' },
  GATE_ORGANISATION: {
    message: '{person} belongs to no organisation',
    cure: 'say on behalf of which organisation, or have one entered in the profile',
  },
  GATE_ISSUER_TYPE: {
    message: 'issuer "{issuer}" is not trusted for "{type}"',
    cure: 'put it on the trust list for that type first, or choose another issuer',
  },
  GATE_ISSUER_KEY: { message: 'key {did} is that of issuer "{issuer}"', cure: 'take it from that issuer first: a key names one issuer' },
  GATE_RUN_TIME: { message: 'the course run from {start} to {end} holds no time', cure: 'let it end after it starts' },
  GATE_RUN_CLOSED: { message: 'course run {number} {reason}', cure: 'choose another run from the list of courses' },
  GATE_DOSIMETER_OUT: { message: 'dosimeter {number} is worn by {person}', cure: 'enter that it was handed back first' },
  GATE_OVER: { message: 'the {what} has ended on {on}', cure: 'enter a new one' },
  POLICY_PLACE: {
    message: 'policy "{id}" is of {jurisdiction}, not of {wanted}',
    cure: 'give the policy of another place an id of its own',
  },
  DECISION_TYPE: { message: 'envelope holds {type}, not a gate decision', cure: 'give the envelope of a decision as it was written' },
})
