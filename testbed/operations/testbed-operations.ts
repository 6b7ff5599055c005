import type { OperationTypes } from '@vitalbench/platform/operations'
import { evidenceOperations } from '../evidence/index.ts'
import { productOperations } from '../products/index.ts'
import { runOperations } from '../runs/index.ts'
import { testbedOf } from '../setting/index.ts'
import type { TestbedOptions } from '../setting/index.ts'
import { studyOperations } from '../studies/index.ts'

/**
 * What can be done with products, studies, runs and evidence, on the benches that the composition root brings.
 *
 * @example
 * const operations = testbedOperations({ benches: [model, control], examples: 'examples' })
 */
export function testbedOperations(options: TestbedOptions) {
  const testbed = testbedOf(options)
  return [...productOperations, ...studyOperations(testbed), ...runOperations(testbed), ...evidenceOperations(testbed)] as const
}

/** Inputs and outputs of the operations of the testbed by name. */
export type TestbedOperations = OperationTypes<ReturnType<typeof testbedOperations>>
