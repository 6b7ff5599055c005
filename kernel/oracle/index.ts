/** Oracles: numbers from independent sources that a kernel must reproduce. */
export { defineOracle, runOracle } from './oracle.ts'
export type { Oracle, OracleComparison, OracleResult } from './oracle.ts'
