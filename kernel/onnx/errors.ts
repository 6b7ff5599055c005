import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of the ONNX writer. */
export const fail = defineErrors({
  ONNX_INPUT_NAMES: {
    message: '{names} input names for a model of {inputs} inputs',
    cure: 'name every input once, in the order of the columns',
  },
})
