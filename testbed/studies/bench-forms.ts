import type { Bench } from '@vitalbench/bench'
import { wordsOf } from '@vitalbench/evidence'
import type { Words } from '@vitalbench/evidence'
import type { Context } from '@vitalbench/platform/operations'
import { z } from 'zod'
import type { Testbed } from '../setting/index.ts'
import { examplesOf } from './examples.ts'
import type { Example } from './examples.ts'

type Schema = Readonly<Record<string, unknown>>

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The schema with a title at every key that the bench has a word for (`field.<key>`). */
function titled(schema: unknown, words: Words): unknown {
  if (Array.isArray(schema)) return schema.map((each) => titled(each, words))
  if (!isSchema(schema)) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      // Values are the study's own; only what describes them is worded.
      if (key === 'default' || key === 'const' || key === 'enum') return [key, value]
      if (key !== 'properties' || !isSchema(value)) return [key, titled(value, words)]
      const properties = Object.entries(value).map(([name, property]) => {
        const inner = titled(property, words)
        return [name, isSchema(inner) ? { title: words.ofBench(`field.${name}`) ?? name, ...inner } : inner]
      })
      return [key, Object.fromEntries(properties)]
    }),
  )
}

const schemas = new WeakMap<Bench, Schema>()

/** JSON Schema of what a study may say to a bench; made once. */
function schemaOf(bench: Bench): Schema {
  const schema = schemas.get(bench) ?? (z.toJSONSchema(bench.plan, { io: 'input', unrepresentable: 'any' }) as Schema)
  schemas.set(bench, schema)
  return schema
}

/** A limit that no finite number reaches is none. */
const rangeOf = (range: readonly [number, number] | undefined): [number, number] | null =>
  range && range.every((bound) => Math.abs(bound) < 1e300) ? [...range] : null

function formOf(bench: Bench, examples: readonly Example[], words: Words) {
  const { name, version, endpoints, controllers = {} } = bench
  return {
    name,
    version,
    title: words.ofBench('bench.title') ?? bench.title,
    summary: words.ofBench('bench.summary') ?? '',
    schema: titled(schemaOf(bench), words) as Record<string, unknown>,
    endpoints: endpoints.map((endpoint) => ({
      name: endpoint.name,
      label: words.ofBench(`measure.${endpoint.name}`) ?? endpoint.name,
      about: words.ofBench(`measure.${endpoint.name}.about`) ?? endpoint.description,
      unit: endpoint.unit,
      better: endpoint.better,
      difference: endpoint.difference === true,
      range: rangeOf(endpoint.range),
    })),
    controllers: Object.keys(controllers),
    examples: examples
      .filter((example) => example.bench === name)
      .map(({ name: of, title: called, question, product, bench: on }) => ({ name: of, title: called, question, product, bench: on })),
  }
}

/** Every bench as a form, in the language of the reader. */
export async function listBenches(testbed: Testbed, { actor }: Context) {
  const examples = await examplesOf(testbed)
  return { rows: testbed.benches.map((bench) => formOf(bench, examples, wordsOf(actor.language, bench.text))) }
}
