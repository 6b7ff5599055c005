export { logisticToOnnx } from './logistic-to-onnx.ts'
export { treesToOnnx } from './trees-to-onnx.ts'
export type { ModelCard } from './model-file.ts'
