import type { Oracle } from '@vitalbench/kernel/oracle'
import { printedTables, sampleQuantiles, valuesOfR } from './oracles/published.ts'
import { highPrecision } from './oracles/special-functions.ts'
import { murmurAnswer, philoxAnswers } from './oracles/streams.ts'

/** Every independent number that the numbers kernel is held to. */
export const numbersOracles: readonly Oracle[] = [philoxAnswers, murmurAnswer, highPrecision, printedTables, valuesOfR, sampleQuantiles]
