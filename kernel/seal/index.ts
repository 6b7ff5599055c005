/** The seal: one spelling for a value, a digest for its bytes, a root for many, and a signature that anyone can check. */
export { canonicalBytes, canonicalJson, parseCanonical } from './canonical-json.ts'
export { fromHex, hex } from './hex.ts'
export { base64, fromBase64 } from './base64.ts'
export { sha256, sha256Stream } from './sha256.ts'
export type { Sha256 } from './sha256.ts'
export { consistencyProof, inclusionProof, leafHash, merkleRoot, nodeHash } from './merkle-tree.ts'
export { closedBy, consistencyPath, hashOfLeaves, inclusionPath, subtreesOf } from './subtrees.ts'
export type { Leaves, Subtree } from './subtrees.ts'
export { verifyConsistency, verifyInclusion } from './merkle-proof.ts'
export type { ConsistencyClaim, InclusionClaim } from './merkle-proof.ts'
export {
  generateSigningKey,
  keyidOf,
  pkcs8OfSigningKey,
  signBytes,
  signingKeyFromPkcs8,
  signingKeyFromSeed,
  verifyBytes,
} from './ed25519.ts'
export type { SigningKey } from './ed25519.ts'
export { openEnvelope, preAuthenticationEncoding, sealEnvelope } from './dsse.ts'
export type { Envelope, OpenedEnvelope } from './dsse.ts'
export { checkpointType, openCheckpoint, sealCheckpoint } from './checkpoint.ts'
export type { Checkpoint } from './checkpoint.ts'
export { evidencePredicateType, evidenceStatement, readEvidenceStatement, searchPredicateType, statementType } from './statement.ts'
export type { Statement, Subject } from './statement.ts'
export { sealOracles } from './oracles.ts'
