import type { Oracle } from '@vitalbench/kernel/oracle'
import { canonicalJson } from './canonical-json.ts'
import { fromHex } from './hex.ts'
import { merkleRoot } from './merkle-tree.ts'
import { sha256 } from './sha256.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The eight 32-bit words of a digest, so that a digest can be compared as numbers. */
const words = (digest: Uint8Array): number[] => Array.from({ length: 8 }, (_, i) => new DataView(digest.buffer).getUint32(4 * i))

const compareDigest = (quantity: string, expected: string, observed: Uint8Array) =>
  words(fromHex(expected)).map((word, i) => ({
    quantity: `${quantity}, word ${i}`,
    expected: word,
    observed: words(observed)[i],
    tolerance: 0,
  }))

/** Leaves of the reference tree that Certificate Transparency's own implementations are tested with. */
const referenceLeaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(fromHex)

/** Doubles by their bits, and the text that RFC 8785 prescribes. */
const numberSamples: readonly (readonly [string, string])[] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
]

const double = (bits: string): number => new DataView(fromHex(bits).buffer as ArrayBuffer).getFloat64(0)

/** The independent numbers that the seal stands on: digests, a tree, and canonical numbers. */
export const sealOracles: readonly Oracle[] = [
  {
    id: 'seal-sha256',
    method: 'SHA-256',
    source: 'NIST, FIPS 180-4 example values (abc; the 448-bit message)',
    compute: () => [
      ...compareDigest('abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', sha256(utf8('abc'))),
      ...compareDigest(
        '448 bits',
        '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
        sha256(utf8('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')),
      ),
    ],
  },
  {
    id: 'seal-merkle',
    method: 'Merkle tree hash (RFC 6962)',
    source: 'Certificate Transparency reference tree of eight leaves',
    compute: () => compareDigest('root', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328', merkleRoot(referenceLeaves)),
  },
  {
    id: 'seal-canonical-json',
    method: 'Canonical JSON (RFC 8785)',
    source: 'RFC 8785, appendix B, number serialisation samples',
    compute: () =>
      numberSamples.map(([bits, text]) => ({
        quantity: `number ${bits} is written ${text}`,
        expected: 1,
        observed: canonicalJson(double(bits)) === text ? 1 : 0,
        tolerance: 0,
      })),
  },
]
