import { checked, problemOf, unchecked } from './check.ts'
import type { Checked } from './check.ts'
import { fail } from './errors.ts'
import { attestationFile } from './file-names.ts'

/** Whether the key that signed is one of the trusted ones; unchecked where none was named. */
export function checkSigner(keyid: string, trustedKeys: readonly string[]): Checked {
  if (trustedKeys.length === 0) {
    return unchecked(
      'signer',
      `signed by key ${keyid}, which came with the evidence: nothing was changed since, but who signed must be asked by another way`,
    )
  }
  const problems = trustedKeys.includes(keyid) ? [] : [problemOf(attestationFile, fail('KEY_UNTRUSTED', { keyid }))]
  return checked('signer', problems, `signed by the trusted key ${keyid}`)
}
