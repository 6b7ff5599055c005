import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the settings that a centre is started with. */
export const fail = defineErrors({
  SETTING_UNKNOWN: { message: '{what}', cure: 'see node server/main.ts help' },
  SETTING_WRONG: { message: '{name} is "{value}"; it has to be {wanted}', cure: 'mend it; see node server/main.ts help' },
  SETTING_OIDC: {
    message: 'VITALBENCH_OIDC: {reason}',
    cure: 'write a JSON list of { id, name, discovery, clientId, clientSecret }',
  },
})
