import { isIP } from 'node:net'
import type { LockedPlan, Product } from '@vitalbench/bench'
import type { VitalbenchError } from '@vitalbench/kernel/errors'
import type { Testbed } from '../setting/index.ts'
import { fail } from './errors.ts'
import type { StudyFile, StudyRecord } from './store.ts'

type Kind = Product['artefact']['link']

const forGuests: readonly Kind[] = ['onnx', 'onnx-wasm', 'wasm', 'built-in']
const forMembers: readonly Kind[] = [...forGuests, 'process', 'library', 'fmu', 'http', 'websocket']
const machineCode: ReadonlySet<Kind> = new Set(['process', 'library', 'fmu'])
const guestSeconds = 60
const guestMemory = 2048

/** Whether a plan runs machine code that somebody brought, which the house confines or does not run. */
export const runsMachineCode = ({ product, reference }: Pick<LockedPlan, 'product' | 'reference'>): boolean =>
  [product, reference].some((each) => each !== null && machineCode.has(each.artefact.link))

const privateV4 = /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|22[4-9]|2[3-5]\d)\./

/** Whether an IP address lies within a machine or its own network (RFC 1918, 4193, 6598 and the like), by its text. */
export function isPrivateAddress(address: string): boolean {
  const plain = address.toLowerCase().replace(/^\[|\]$/g, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1] ?? plain
  if (isIP(mapped) === 4) return privateV4.test(mapped)
  return isIP(plain) === 6 && /^(::|fc|fd|fe[89ab]|ff)/.test(plain)
}

/** Whether a name cannot be one of the public internet. */
export const isPrivateHost = (host: string): boolean =>
  isPrivateAddress(host) ||
  (isIP(host.replace(/^\[|\]$/g, '')) === 0 && (!host.includes('.') || /(^|\.)(localhost|local|internal|home\.arpa)\.?$/i.test(host)))

/** The host of a product that is reached over the network, null for any other. */
export const hostOf = ({ artefact }: Product): string | null => ('url' in artefact ? new URL(artefact.url).hostname : null)

function productRule(testbed: Testbed, product: Product, isGuest: boolean): VitalbenchError | null {
  const links = isGuest ? forGuests : forMembers
  const { link } = product.artefact
  if (!links.includes(link))
    return fail('STUDY_LINK_REFUSED', {
      product: product.name,
      link,
      who: isGuest ? 'a visitor without an account' : 'nobody',
      links: links.join(', '),
    })
  const host = hostOf(product)
  if (host !== null && !testbed.privateAddresses && isPrivateHost(host))
    return fail('STUDY_ADDRESS_PRIVATE', { product: product.name, host })
  return null
}

/** The first rule of the house that a plan without mistakes breaks, null if none; an example as it stands breaks none. */
export function brokenRule(
  testbed: Testbed,
  plan: LockedPlan,
  study: Pick<StudyRecord, 'visit' | 'asExample'> & { readonly files: readonly StudyFile[]; readonly cases: number | null },
): VitalbenchError | null {
  if (study.asExample) return null
  const isGuest = study.visit !== null
  const { guests } = testbed
  for (const product of [plan.product, plan.reference]) {
    const broken = product && productRule(testbed, product, isGuest)
    if (broken) return broken
  }
  if (!isGuest) return null
  const { secondsPerCase, memoryMiB } = plan.limits
  if (secondsPerCase > guestSeconds || memoryMiB > guestMemory)
    return fail('STUDY_GUEST_LIMITS', { seconds: secondsPerCase, memory: memoryMiB, limitSeconds: guestSeconds, limitMemory: guestMemory })
  const bytes = study.files.reduce((sum, { size }) => sum + size, 0)
  if (bytes > guests.bytes) return bytesError(bytes, guests.bytes)
  return study.cases === null || study.cases > guests.cases ? fail('STUDY_GUEST_CASES', { limit: guests.cases }) : null
}

/** Says that files are too large together. */
export const bytesError = (bytes: number, limit: number): VitalbenchError =>
  fail('STUDY_GUEST_BYTES', { size: Math.ceil(bytes / 1e5) / 10, limit: limit / 1e6 })
