import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tolerances } from '@vitalbench/bench'
import type { LockedPlan } from '@vitalbench/bench'
import { bundleError, digestOf } from '@vitalbench/kernel/bundle'
import { openEnvelope, parseCanonical, readEvidenceStatement, searchPredicateType, statementType } from '@vitalbench/kernel/seal'
import { planFrom } from '../bundle/read-evidence.ts'
import { hazardFile, searchAttestationFile, searchFile, searchPlanFile } from './file-names.ts'
import type { SearchRecord } from './search-record.ts'

/** A search whose signature fits and whose files are as signed; what they say is not yet held against anything. */
export interface SignedSearch {
  readonly keyid: string
  readonly claims: unknown
  readonly plan: LockedPlan
  readonly record: SearchRecord
  readonly page: Uint8Array
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string'
const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1
const isProbe = (value: unknown): boolean => isObject(value) && Array.isArray(value.kept) && isShare(value.share) && isText(value.verdict)
const isEnd = (value: unknown): boolean => value === null || (isObject(value) && isText(value.folder))

/** The record in canonical bytes, which may be a stranger's: of the shape that its derivation reads. */
function recordFrom(bytes: Uint8Array): SearchRecord {
  const value = parseCanonical(bytes)
  const [least, greatest] = tolerances
  const fits =
    isObject(value) &&
    value.format === 'vitalbench-search/1' &&
    isText(value.condition) &&
    isObject(value.criterion) &&
    isText(value.criterion.id) &&
    typeof value.tolerance === 'number' &&
    value.tolerance >= least &&
    value.tolerance <= greatest &&
    Array.isArray(value.probes) &&
    value.probes.every(isProbe) &&
    isEnd(value.holds) &&
    isEnd(value.breaks)
  if (!fits) throw bundleError('FILE_SHAPE', { detail: `${searchFile} is no record of a search` })
  return value as unknown as SearchRecord
}

/** Reads a search, and throws where signature or files do not fit. */
export async function readSearch(folder: string): Promise<SignedSearch> {
  const { keyid, payload, payloadType } = await openEnvelope(parseCanonical(await readFile(join(folder, searchAttestationFile))))
  if (payloadType !== statementType) throw bundleError('FILE_SHAPE', { detail: `its payload is ${payloadType.slice(0, 80)}` })
  const { subject, predicate } = readEvidenceStatement(payload, searchPredicateType)
  const read = async (name: string): Promise<Uint8Array> => {
    const bytes = await readFile(join(folder, name))
    const digest = digestOf(bytes)
    if (!subject.some((each) => each.name === name && each.digest.sha256 === digest))
      throw bundleError('FILE_SHAPE', { detail: `${name} is not as it was signed` })
    return bytes
  }
  return {
    keyid,
    claims: predicate,
    plan: planFrom(await read(searchPlanFile)),
    record: recordFrom(await read(searchFile)),
    page: await read(hazardFile),
  }
}
