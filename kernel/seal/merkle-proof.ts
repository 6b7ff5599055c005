import { nodeHash } from './merkle-tree.ts'

/** What an inclusion proof claims: `leaf` (its hash, 32 bytes) stands at `index` in the tree of `size` leaves with this `root`. */
export interface InclusionClaim {
  readonly index: number
  readonly size: number
  readonly leaf: Uint8Array
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** What a consistency proof claims: the tree of `oldSize` leaves with `oldRoot` is a prefix of that of `newSize` with `newRoot`. */
export interface ConsistencyClaim {
  readonly oldSize: number
  readonly newSize: number
  readonly oldRoot: Uint8Array
  readonly newRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}

const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i])

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

const half = (value: number): number => Math.floor(value / 2)

const isOdd = (value: number): boolean => value % 2 === 1

/** Whether an inclusion proof holds (RFC 9162, section 2.1.3.2). False for whatever cannot be a proof, never an exception. */
export function verifyInclusion({ index, size, leaf, root, proof }: InclusionClaim): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || leaf.length !== 32) return false
  let fn = index
  let sn = size - 1
  let hash = leaf
  for (const sibling of proof) {
    if (sibling.length !== 32 || sn === 0) return false
    if (isOdd(fn) || fn === sn) {
      hash = nodeHash(sibling, hash)
      while (!isOdd(fn) && fn !== 0) {
        fn = half(fn)
        sn = half(sn)
      }
    } else hash = nodeHash(hash, sibling)
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && equal(hash, root)
}

/**
 * Whether a consistency proof holds (RFC 9162, section 2.1.4.2). False for whatever cannot be a proof, and for an
 * old tree without leaves, of which nothing can be proven; never an exception.
 */
export function verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof }: ConsistencyClaim): boolean {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize === 0 || oldSize > newSize) return false
  if (oldSize === newSize) return proof.length === 0 && equal(oldRoot, newRoot)
  if (proof.length === 0 || proof.some((hash) => hash.length !== 32)) return false

  const isPowerOfTwo = Number.isInteger(Math.log2(oldSize))
  const [first, ...rest] = isPowerOfTwo ? [oldRoot, ...proof] : proof
  let fn = oldSize - 1
  let sn = newSize - 1
  while (isOdd(fn)) {
    fn = half(fn)
    sn = half(sn)
  }
  let oldHash = first
  let newHash = first
  for (const sibling of rest) {
    if (sn === 0) return false
    if (isOdd(fn) || fn === sn) {
      oldHash = nodeHash(sibling, oldHash)
      newHash = nodeHash(sibling, newHash)
      while (!isOdd(fn) && fn !== 0) {
        fn = half(fn)
        sn = half(sn)
      }
    } else newHash = nodeHash(newHash, sibling)
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && equal(oldHash, oldRoot) && equal(newHash, newRoot)
}
