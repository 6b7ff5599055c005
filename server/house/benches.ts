import type { Bench } from '@vitalbench/bench'
import { bench as control } from '@vitalbench/benches/control'
import { bench as model } from '@vitalbench/benches/model'

/** The benches of the centre; no other part of it names one. */
export const benches: readonly Bench[] = [model, control]
