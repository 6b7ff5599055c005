import { defineErrors } from '@vitalbench/kernel/errors'

/** Errors of products. */
export const fail = defineErrors({
  PRODUCT_RETIRED: { message: 'product "{name}" was retired', cure: 'add the version to another product' },
  PRODUCT_VERSION_TAKEN: { message: 'product "{name}" has a version {version} already', cure: 'give the new one another number' },
  PRODUCT_FILE_NOT_UPLOADED: {
    message: 'the artefact names the file "{path}" with the SHA-256 {sha256}, which was not uploaded for this product',
    cure: 'upload it first, or correct path and digest',
  },
  PRODUCT_LINK_TRUSTED: {
    message: 'the link "{link}" runs a product inside the bench, with all its rights',
    cure: 'link it as process, wasm, library, fmu or onnx, which are confined',
  },
})
