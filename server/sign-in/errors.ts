import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of sign-in, invitations and keys. */
export const fail = defineErrors({
  SIGN_IN_INVITATION: {
    message: 'the link is not in force: it was used, has ended, or was never given',
    cure: 'ask the centre for another one',
  },
  SIGN_IN_PASSWORD: { message: 'the password has {length} characters', cure: 'take 12 to 200; a sentence is easy to keep in mind' },
  SIGN_IN_EMAIL_KNOWN: {
    message: '{email} belongs to somebody whom the centre knows',
    cure: 'ask the centre for an invitation, so that nobody takes an address which is not theirs',
  },
  SIGN_IN_ROLES: { message: 'an account that the centre gave no role cannot do this', cure: 'ask the centre for a role' },
})
