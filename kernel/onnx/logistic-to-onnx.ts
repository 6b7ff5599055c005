import type { LogisticModel } from '@vitalbench/kernel/learning'
import { fail } from './errors.ts'
import type { ModelCard } from './model-file.ts'
import { elementType, modelFile } from './model-file.ts'

/** A logistic model as ONNX. Inside it computes in float64, so that large and small inputs lose nothing but their own rounding to float32. */
export function logisticToOnnx({ intercept, coefficients }: LogisticModel, card: ModelCard): Uint8Array {
  const inputs = coefficients.length
  if (card.inputs.length !== inputs) throw fail('ONNX_INPUT_NAMES', { names: card.inputs.length, inputs })
  return modelFile(
    card,
    [
      { operator: 'Cast', inputs: ['x'], outputs: ['x64'], attributes: { to: elementType.double } },
      { operator: 'MatMul', inputs: ['x64', 'coefficients'], outputs: ['sum'] },
      { operator: 'Add', inputs: ['sum', 'intercept'], outputs: ['logit'] },
      { operator: 'Sigmoid', inputs: ['logit'], outputs: ['probability64'] },
      { operator: 'Cast', inputs: ['probability64'], outputs: ['probability'], attributes: { to: elementType.float } },
    ],
    [
      { name: 'coefficients', shape: [inputs, 1], values: coefficients },
      { name: 'intercept', shape: [1], values: Float64Array.of(intercept) },
    ],
  )
}
