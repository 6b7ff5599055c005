import { runOracle } from '@vitalbench/kernel/oracle'
import type { Bench, Case } from '../contract.ts'
import type { Rule } from './rule.ts'

/** Rules on what a bench says of itself; they need no run. */
export const declarationRules = <P, C extends Case>(bench: Bench<P, C>): readonly Rule[] => [
  {
    rule: 'it has a name, a version, a title and a module that exports it',
    faults: async () => {
      const empty = (['name', 'version', 'title', 'module'] as const).filter((key) => !bench[key]).map((key) => `"${key}" is empty`)
      if (empty.length > 0) return empty
      const exported = ((await import(bench.module)) as { readonly bench?: unknown }).bench
      return exported === bench ? [] : [`module ${bench.module} does not export it as "bench"`]
    },
  },
  {
    rule: 'every endpoint has a name of its own, a unit, a direction and a description',
    faults: async () => {
      if (bench.endpoints.length === 0) return ['there is no endpoint']
      return bench.endpoints.flatMap(({ name, unit, better, description }, index) => [
        ...(name && bench.endpoints.findIndex((other) => other.name === name) === index
          ? []
          : [`endpoint ${index} has no name of its own`]),
        ...(unit ? [] : [`${name} has no unit`]),
        ...(['higher', 'lower', 'target'].includes(better) ? [] : [`${name} has no direction`]),
        ...(description ? [] : [`${name} has no description`]),
      ])
    },
  },
  {
    rule: 'every endpoint has its name in English',
    faults: async () =>
      bench.endpoints.filter(({ name }) => !bench.text.en?.[`measure.${name}`]).map(({ name }) => `there is no text "measure.${name}"`),
  },
  {
    rule: 'it stands on oracles, and all of them hold',
    faults: async () => {
      if (bench.oracles.length === 0) return ['there is no oracle']
      return bench.oracles.map(runOracle).flatMap(({ id, holds }) => (holds ? [] : [`oracle ${id} does not hold`]))
    },
  },
]
