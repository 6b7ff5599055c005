import { defineErrors } from '@vitalbench/kernel/errors'

/** Reasons why a product is not started at all. What a started product does wrong is an answer, never an error. */
export const fail = defineErrors({
  PRODUCT_FILE_MISSING: {
    message: 'the file {path} of product {product} cannot be read ({why})',
    cure: 'put the file where the study says, or correct the path',
  },
  PRODUCT_FILE_CHANGED: {
    message: 'the file {path} of product {product} has the SHA-256 {found}, the study was locked with {locked}',
    cure: 'restore the file that was locked, or lock the study again with the new version',
  },
  PRODUCT_FILE_HIDDEN: {
    message: 'the file {path} of product {product} leads to {hidden}, which a product must not read',
    cure: "keep the product's files apart from the study's data, its evidence and the keys",
  },
  PRODUCT_COMMAND_MISSING: {
    message: 'the command {command} of product {product} is not on this machine',
    cure: 'install it in /usr/local/bin or /usr/bin, or write its absolute path as the first word of the command',
  },
  PRODUCT_NO_CONTROLLER: {
    message: 'product "{product}" is the built-in controller "{name}", which the bench does not have',
    cure: 'name one that it has: {known}',
  },
  PRODUCT_NO_EXPORT: {
    message: 'file "{path}" of product "{product}" exports no controller',
    cure: 'export it as "controller", an object with an open function',
  },
  PRODUCT_NOT_ISOLATED: {
    message: 'product {product} has to run isolated, but this machine cannot enforce {missing}',
    cure: 'run on Linux where unprivileged user namespaces are allowed, or set limits.isolation to where-available and accept the risk',
  },
})
