import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  closedBy,
  consistencyPath,
  consistencyProof,
  hashOfLeaves,
  hex,
  inclusionPath,
  inclusionProof,
  leafHash,
  merkleRoot,
  nodeHash,
} from './index.ts'
import type { Subtree } from './index.ts'

const leaves = Array.from({ length: 70 }, (_, index) => new TextEncoder().encode(`entry ${index}`))

const key = ({ level, position }: Subtree): string => `${level}/${position}`

test('a tree kept as complete subtrees gives the roots, audit paths and consistency proofs of the whole tree', () => {
  const kept = new Map<string, Uint8Array>()
  const hashOf = (subtree: Subtree) => kept.get(key(subtree)) ?? assert.fail(`${key(subtree)} is not kept`)
  leaves.forEach((leaf, index) => {
    for (const subtree of closedBy(index)) {
      const { level, position } = subtree
      const below = (side: number) => hashOf({ level: level - 1, position: 2 * position + side })
      kept.set(key(subtree), level === 0 ? leafHash(leaf) : nodeHash(below(0), below(1)))
    }
    const size = index + 1
    const tree = leaves.slice(0, size)
    assert.equal(hex(hashOfLeaves({ from: 0, to: size }, hashOf)), hex(merkleRoot(tree)))
    for (let k = 0; k < size; k += 1) {
      const hashes = (paths: ReturnType<typeof inclusionPath>) => paths.map((path) => hex(hashOfLeaves(path, hashOf)))
      assert.deepEqual(hashes(inclusionPath(k, size)), inclusionProof(tree, k).map(hex))
      assert.deepEqual(hashes(consistencyPath(k + 1, size)), consistencyProof(tree, k + 1).map(hex))
    }
  })
})

test('no leaves have the hash of nothing, and no path leads outside the tree', () => {
  assert.equal(hex(hashOfLeaves({ from: 0, to: 0 }, () => assert.fail())), hex(merkleRoot([])))
  assert.throws(() => inclusionPath(3, 3), { code: 'MERKLE_RANGE' })
  assert.throws(() => consistencyPath(0, 3), { code: 'MERKLE_RANGE' })
})
