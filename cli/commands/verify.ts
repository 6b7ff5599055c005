import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isSearch, verifyEvidence, verifySearch } from '@vitalbench/evidence'
import { onlyArgument } from '../arguments.ts'
import { benchesWith } from '../benches.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../command.ts'
import { oneLine } from '../output.ts'
import { fail } from '../errors.ts'
import type { Output } from '../output.ts'

const marks = ({ colour }: Output) => ({ true: colour('green', '✓'), false: colour('red', '✗'), null: colour('yellow', '–') })

const usage = 'vitalbench verify <evidence folder> [--trust key-id] [--bench module.ts]'

/** Checks evidence offline: signature, every digest, every number derived again from the outcomes. Exit code 0 if all hold, else 3. */
export const verify: Command = {
  name: 'verify',
  summary: 'check evidence offline: signature, digests, every number derived again',
  usage,
  options: {
    trust: {
      type: 'string',
      multiple: true,
      value: 'key-id',
      about: 'key that you trust (SHA-256 of the public key); may be given several times',
    },
    bench: { type: 'string', value: 'module.ts', about: 'a bench of your own, exported as "bench"' },
  },
  examples: ['vitalbench verify evidence/breast-fna-…', 'vitalbench verify evidence/breast-fna-… --trust 3f9c…'],
  async run({ args, options, output }) {
    const folder = onlyArgument(args, { what: 'evidence folder', usage })
    if (!isSearch(folder) && !existsSync(join(folder, 'attestation.dsse.json'))) throw fail('CLI_NO_EVIDENCE', { folder })
    const trustedKeys = (options.trust as readonly string[] | undefined) ?? []
    for (const key of trustedKeys) if (!/^[0-9a-f]{64}$/.test(key)) throw fail('CLI_NOT_A_KEY', { key })
    const benches = await benchesWith(options.bench as string | undefined)
    const result = await (isSearch(folder) ? verifySearch : verifyEvidence)(folder, { benches, trustedKeys })
    for (const { name, ok, detail } of result.checks)
      output.line(`${marks(output)[String(ok) as 'true']} ${name.padEnd(10)} ${oneLine(detail)}`)
    for (const { file, message, cure } of result.problems)
      output.line(`\n${output.colour('red', oneLine(file))}: ${oneLine(message)}\n  → ${oneLine(cure)}`)
    const underived = result.derived ? '' : ' Nobody has derived its numbers and its verdict again.'
    const onlySigner = result.checks.every(({ name, ok }) => ok !== false || name === 'signer')
    const not = onlySigner ? 'The evidence is intact, but not signed by a key that you trust.' : 'The evidence is damaged.'
    output.line(`\n${result.ok ? `The evidence is intact.${underived}` : not}`)
    output.result(result)
    return result.ok ? exitCodes.pass : exitCodes.error
  },
}
