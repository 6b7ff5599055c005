import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { fromHex, openCheckpoint, verifyConsistency, verifyInclusion } from '@vitalbench/kernel/seal'
import { centreAddress, request } from '../centre-request.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../command.ts'

interface Inclusion {
  readonly index: number
  readonly size: number
  readonly leaf: string
  readonly root: string
  readonly proof: readonly string[]
}

interface Consistency {
  readonly oldRoot: string
  readonly newRoot: string
  readonly proof: readonly string[]
}

/** Checks the log of a centre from outside: its signed checkpoint, that it only grew, that an entry is in it. */
export const log: Command = {
  name: 'log',
  summary: 'check the log of a centre from outside: it only grew, and an entry is in it',
  usage: 'vitalbench log [--at https://…] [--checkpoint file] [--entry n]',
  options: {
    at: { type: 'string', value: 'address', about: 'address of the centre (default: http://localhost:4000, or VITALBENCH_CENTRE)' },
    checkpoint: {
      type: 'string',
      value: 'file',
      about: 'checkpoint that was seen before; the new one takes its place where it continues it',
    },
    entry: { type: 'string', value: 'n', about: 'number of an entry that has to be in the log' },
  },
  examples: ['vitalbench log', 'vitalbench log --checkpoint centre.checkpoint.json --entry 12'],
  async run({ options, output }) {
    const address = centreAddress(options.at)
    const { envelope } = (await request(address, '/api/audit/checkpoint')) as { readonly envelope: unknown }
    const { checkpoint, keyid } = await openCheckpoint(envelope)
    const { size, root, at } = checkpoint
    const tell = (ok: boolean, text: string): void => output.line(`${ok ? output.colour('green', '✓') : output.colour('red', '✗')} ${text}`)
    tell(true, `${size} entries at ${at}, root ${root.slice(0, 16)}…, signed by ${keyid.slice(0, 12)}…`)
    let ok = true
    const file = options.checkpoint === undefined ? null : String(options.checkpoint)
    if (file !== null && existsSync(file)) {
      const { checkpoint: old, keyid: by } = await openCheckpoint(JSON.parse(await readFile(file, 'utf8')))
      const grown = old.size <= size
      let holds = grown && by === keyid
      if (holds && old.size > 0) {
        const proof = (await request(address, `/api/audit/consistency?from=${old.size}&to=${size}`)) as Consistency
        const claim = {
          oldSize: old.size,
          newSize: size,
          oldRoot: fromHex(old.root),
          newRoot: fromHex(root),
          proof: proof.proof.map(fromHex),
        }
        holds = proof.oldRoot === old.root && proof.newRoot === root && verifyConsistency(claim)
      }
      tell(
        holds,
        holds
          ? `continues the ${old.size} entries that were seen before`
          : `does not continue the ${old.size} entries that were seen before`,
      )
      ok = holds
    }
    if (options.entry !== undefined) {
      const answer = (await request(address, `/api/audit/inclusion?entry=${String(options.entry)}`)) as Inclusion
      const { index, size: of, leaf, root: top, proof } = answer
      const isIn = verifyInclusion({ index, size: of, leaf: fromHex(leaf), root: fromHex(top), proof: proof.map(fromHex) })
      const holds = isIn && (of !== size || top === root)
      tell(holds, holds ? `entry ${index} is in the log` : `entry ${index} is not proven`)
      ok = ok && holds
    }
    if (ok && file !== null) await writeFile(file, JSON.stringify(envelope))
    output.result({ ok, size, root, at, keyid })
    return ok ? exitCodes.pass : exitCodes.fail
  },
}
