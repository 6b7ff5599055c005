import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import {
  consistencyProof,
  fromBase64,
  fromHex,
  hex,
  inclusionProof,
  leafHash,
  merkleRoot,
  sha256,
  verifyConsistency,
  verifyInclusion,
} from './index.ts'

const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(fromHex)

// Roots of the first 0 … 8 of these leaves, as Certificate Transparency publishes them (RFC 6962 and RFC 9162 test vectors).
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

test('roots are the published ones', () => {
  roots.forEach((root, size) => assert.equal(hex(merkleRoot(leaves.slice(0, size))), root, `size ${size}`))
})

test('the audit path of leaf 5 of 8 is the published one', () => {
  assert.deepEqual(inclusionProof(leaves, 5).map(hex), [
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ])
})

const damaged = (proof: Uint8Array[], i: number) =>
  proof.map((hash, j) => (i === j ? Uint8Array.from(hash, (b, k) => (k ? b : b ^ 1)) : hash))

test('every proof of every tree up to 33 leaves holds, and none with one bit changed', () => {
  const many = Array.from({ length: 33 }, (_, i) => Uint8Array.of(i))
  for (let size = 1; size <= many.length; size++) {
    const tree = many.slice(0, size)
    const root = merkleRoot(tree)
    for (let i = 0; i < size; i++) {
      const proof = inclusionProof(tree, i)
      const claim = { index: i, size, leaf: leafHash(tree[i]), root, proof }
      assert.ok(verifyInclusion(claim), `leaf ${i} of ${size}`)
      proof.forEach((_, j) => assert.ok(!verifyInclusion({ ...claim, proof: damaged(proof, j) })))
      const old = {
        oldSize: i + 1,
        newSize: size,
        oldRoot: merkleRoot(many.slice(0, i + 1)),
        newRoot: root,
        proof: consistencyProof(tree, i + 1),
      }
      assert.ok(verifyConsistency(old), `${i + 1} in ${size}`)
      old.proof.forEach((_, j) => assert.ok(!verifyConsistency({ ...old, proof: damaged(old.proof, j) })))
    }
  }
  assert.throws(() => inclusionProof(many, 33), { code: 'MERKLE_RANGE' })
  assert.throws(() => consistencyProof(many, 0), { code: 'MERKLE_RANGE' })
})

const shared = process.env.VITALBENCH_SHARED ?? join(import.meta.dirname, '../../../shared')
const suite = join(shared, 'conformance/merkle/testdata')
const skip = existsSync(suite) ? false : `no conformance suite at ${suite}; set VITALBENCH_SHARED`

const cases = (kind: string) =>
  readdirSync(join(suite, kind), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ file, ...JSON.parse(readFileSync(join(suite, kind, file), 'utf8')) }))

const bytes = (text: string | null): Uint8Array => fromBase64(text ?? '')
const path = (proof: readonly string[] | null): Uint8Array[] => (proof ?? []).map(bytes)

test('inclusion proofs of the transparency-dev suite are told apart', { skip }, () => {
  const all = cases('inclusion')
  assert.equal(all.length, 98)
  for (const { file, leafIdx, treeSize, root, leafHash, proof, wantErr } of all) {
    const holds = verifyInclusion({ index: leafIdx, size: treeSize, leaf: bytes(leafHash), root: bytes(root), proof: path(proof) })
    assert.equal(holds, !wantErr, file)
  }
})

test('consistency proofs of the transparency-dev suite are told apart', { skip }, () => {
  const all = cases('consistency')
  assert.equal(all.length, 98)
  for (const { file, size1, size2, root1, root2, proof, wantErr } of all) {
    const holds = verifyConsistency({ oldSize: size1, newSize: size2, oldRoot: bytes(root1), newRoot: bytes(root2), proof: path(proof) })
    assert.equal(holds, !wantErr, file)
  }
})

test('an empty tree has the hash of nothing', () => assert.deepEqual(merkleRoot([]), sha256(new Uint8Array(0))))
