import { fail } from './errors.ts'
import { nodeHash } from './merkle-tree.ts'
import { sha256 } from './sha256.ts'

/** A complete subtree of a growing tree: of 2^level leaves, the `position`-th of its level. */
export interface Subtree {
  readonly level: number
  readonly position: number
}

/** Leaves [from, to) of a tree. */
export interface Leaves {
  readonly from: number
  readonly to: number
}

/** Largest power of two below `size`, for a size of 2 or more. */
const split = (size: number): number => 2 ** Math.floor(Math.log2(size - 1))

/** The complete subtrees that are closed by the leaf at `index`, from the leaf up: what an append adds to those kept. */
export function closedBy(index: number): readonly Subtree[] {
  const closed: Subtree[] = [{ level: 0, position: index }]
  for (let position = index; position % 2 === 1;) {
    position = Math.floor(position / 2)
    closed.push({ level: closed.length, position })
  }
  return closed
}

/** The complete subtrees that a stretch of leaves is made of, left to right; it starts where RFC 6962 cuts a tree. */
export function subtreesOf({ from, to }: Leaves): readonly Subtree[] {
  const found: Subtree[] = []
  for (let at = from; at < to;) {
    let level = Math.floor(Math.log2(to - at))
    while (at % 2 ** level !== 0) level -= 1
    found.push({ level, position: at / 2 ** level })
    at += 2 ** level
  }
  return found
}

/** Hash of a stretch of leaves from those of its complete subtrees; of no leaves, SHA-256 of nothing. */
export function hashOfLeaves(leaves: Leaves, hashOf: (subtree: Subtree) => Uint8Array): Uint8Array {
  const hashes = subtreesOf(leaves).map(hashOf)
  return hashes.length === 0 ? sha256(new Uint8Array(0)) : hashes.reduceRight((right, left) => nodeHash(left, right))
}

/** Stretches of leaves whose hashes are the audit path of a leaf, from the leaf up (RFC 6962, section 2.1.1). Throws MERKLE_RANGE. */
export function inclusionPath(index: number, size: number): readonly Leaves[] {
  if (!Number.isInteger(index) || index < 0 || index >= size) throw fail('MERKLE_RANGE', { what: 'leaf', value: index, size })
  const path: Leaves[] = []
  for (let from = 0, to = size; to - from > 1;) {
    const middle = from + split(to - from)
    if (index < middle) {
      path.push({ from: middle, to })
      to = middle
    } else {
      path.push({ from, to: middle })
      from = middle
    }
  }
  return path.reverse()
}

/** Stretches of leaves whose hashes prove that a tree continues an older one (RFC 6962, section 2.1.2). Throws MERKLE_RANGE. */
export function consistencyPath(oldSize: number, size: number): readonly Leaves[] {
  if (!Number.isInteger(oldSize) || oldSize < 1 || oldSize > size) throw fail('MERKLE_RANGE', { what: 'size', value: oldSize, size })
  const path: Leaves[] = []
  let from = 0
  let to = size
  while (oldSize !== to) {
    const middle = from + split(to - from)
    if (oldSize <= middle) {
      path.push({ from: middle, to })
      to = middle
    } else {
      path.push({ from, to: middle })
      from = middle
    }
  }
  if (from > 0) path.push({ from, to })
  return path.reverse()
}
