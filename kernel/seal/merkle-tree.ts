import { fail } from './errors.ts'
import { sha256, sha256Stream } from './sha256.ts'

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

/** Hash of one leaf: SHA-256(0x00 ‖ data) (RFC 6962, section 2.1). */
export const leafHash = (data: Uint8Array): Uint8Array => sha256Stream().update(leafPrefix).update(data).digest()

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right) (RFC 6962, section 2.1). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256Stream().update(nodePrefix).update(left).update(right).digest()

/** Largest power of two below `size`, for a size of 2 or more: where RFC 6962 splits a tree. */
const split = (size: number): number => 2 ** (31 - Math.clz32(size - 1))

const subtree = (hashes: readonly Uint8Array[], from: number, to: number): Uint8Array => {
  if (to - from === 1) return hashes[from]
  const middle = from + split(to - from)
  return nodeHash(subtree(hashes, from, middle), subtree(hashes, middle, to))
}

/**
 * Root of the Merkle tree over the data of its leaves, 32 bytes (RFC 6962, section 2.1); of no leaves, SHA-256 of nothing.
 *
 * @example
 * merkleRoot(outcomes.map(canonicalBytes))
 */
export function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  return leaves.length === 0 ? sha256(new Uint8Array(0)) : subtree(leaves.map(leafHash), 0, leaves.length)
}

/**
 * Audit path that proves that the leaf at `index` is in the tree of `leaves` (RFC 6962, section 2.1.1), from the leaf up.
 * Throws MERKLE_RANGE for an index that the tree lacks.
 */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) {
    throw fail('MERKLE_RANGE', { what: 'leaf', value: index, size: leaves.length })
  }
  const hashes = leaves.map(leafHash)
  const path: Uint8Array[] = []
  let from = 0
  let to = hashes.length
  while (to - from > 1) {
    const middle = from + split(to - from)
    if (index < middle) {
      path.push(subtree(hashes, middle, to))
      to = middle
    } else {
      path.push(subtree(hashes, from, middle))
      from = middle
    }
  }
  return path.reverse()
}

/**
 * Proof that the tree of the first `oldSize` leaves is a prefix of the tree of all (RFC 6962, section 2.1.2);
 * empty where both are the same. Throws MERKLE_RANGE for a size outside 1 … the number of leaves.
 */
export function consistencyProof(leaves: readonly Uint8Array[], oldSize: number): Uint8Array[] {
  if (!Number.isInteger(oldSize) || oldSize < 1 || oldSize > leaves.length) {
    throw fail('MERKLE_RANGE', { what: 'size', value: oldSize, size: leaves.length })
  }
  const hashes = leaves.map(leafHash)
  const path: Uint8Array[] = []
  let from = 0
  let to = hashes.length
  while (oldSize !== to) {
    const middle = from + split(to - from)
    if (oldSize <= middle) {
      path.push(subtree(hashes, middle, to))
      to = middle
    } else {
      path.push(subtree(hashes, from, middle))
      from = middle
    }
  }
  // The old tree is a complete subtree of the new one only where the descent turned right; else its verifier knows its root.
  if (from > 0) path.push(subtree(hashes, from, to))
  return path.reverse()
}
