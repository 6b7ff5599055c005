import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of credentials, and of the pictures that carry them. */
export const fail = defineErrors({
  CREDENTIAL_SHAPE: {
    message: 'the credential is none: {reason}',
    cure: 'bring the signed credential itself: a JWT, or a badge that holds one',
  },
  CREDENTIAL_PICTURE: { message: 'the picture {reason}', cure: 'bring the badge as its issuer gave it, as PNG or SVG' },
  CREDENTIAL_STATUS: { message: 'the list of withdrawn credentials is broken: {reason}', cure: 'ask its issuer for it again' },
})
