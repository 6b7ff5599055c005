/** The links to a product under test, and the sandbox that it runs in. */
export { openProduct } from './open-product.ts'
export type { OpenProduct } from './open-product.ts'
export type { OpenOptions } from './link.ts'
export { compactLoad, joinLoads, summariseLoad } from './load.ts'
export type { CompactLoad, RecordedLoad } from './load.ts'
export { describeOnnx } from './describe-onnx.ts'
export type { OnnxPort, OnnxSignature } from './describe-onnx.ts'
