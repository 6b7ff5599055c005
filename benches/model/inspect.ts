import type { Mistake, Product } from '@vitalbench/bench'
import { describeOnnx } from '@vitalbench/bench/products'
import { closest } from '@vitalbench/bench/study'
import { contractSchema } from './contract.ts'
import { attributeColumns } from './plan.ts'
import type { SplitPlan, SubgroupsPlan } from './plan.ts'
import type { PreparedData } from './tasks/task.ts'

type Path = readonly (string | number)[]

const unknownColumn = (name: string, path: Path, known: readonly string[]): Mistake => {
  const meant = closest(name, known)
  return {
    path,
    message: `the data has no column "${name}"`,
    cure: meant !== null ? `did you mean "${meant}"?` : `name one of: ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', …' : ''}`,
  }
}

/** Columns that the plan names and the data lacks, intersections of columns that are no subgroups, and splits without the cases that are needed. */
export function inspectColumns(
  plan: { readonly label: string; readonly split: SplitPlan; readonly threshold: unknown; readonly subgroups?: SubgroupsPlan },
  { table, parts }: PreparedData,
  named: Readonly<Record<string, string>>,
): readonly Mistake[] {
  const known = [...table.columns.keys()]
  const asked: readonly (readonly [string, Path])[] = [
    ...Object.entries(named).map(([key, name]) => [name, ['plan', key]] as const),
    [plan.label, ['plan', 'label']],
    'by' in plan.split ? [plan.split.by, ['plan', 'split', 'by']] : [plan.split.column, ['plan', 'split', 'column']],
    ...attributeColumns(plan).map((name, i) => [name, ['plan', 'subgroups', 'columns', i, 'column']] as const),
    ...(plan.subgroups?.intersections ?? []).flatMap((names, i) =>
      names.map((name, j) => [name, ['plan', 'subgroups', 'intersections', i, j]] as const),
    ),
  ]
  const missing = asked.filter(([name]) => !table.columns.has(name)).map(([name, path]) => unknownColumn(name, path, known))
  const grouped = attributeColumns(plan)
  const ungrouped = (plan.subgroups?.intersections ?? []).flatMap((names, i) =>
    names.flatMap((name, j): readonly Mistake[] =>
      grouped.includes(name) || !table.columns.has(name)
        ? []
        : [
            {
              path: ['plan', 'subgroups', 'intersections', i, j],
              message: `"${name}" is no column of the subgroups`,
              cure: 'list it under subgroups.columns too',
            },
          ],
    ),
  )
  const empty = (part: string, path: Path, cure: string): readonly Mistake[] =>
    parts.length > 0 && !parts.includes(part) ? [{ path, message: `the split leaves no ${part} case`, cure }] : []
  return [
    ...missing,
    ...ungrouped,
    ...empty('test', ['plan', 'split'], 'give the test part a share above 0, or a value that occurs in the column'),
    ...(typeof plan.threshold === 'number'
      ? []
      : empty('tuning', ['plan', 'threshold'], 'give the tuning part a share above 0, or lock the threshold as a number')),
  ]
}

/** The first text that the product would be given and that has no code; training rows never reach it. */
const firstUncoded = (strings: readonly (string | null)[], codes: object, parts: readonly string[]): string | null =>
  strings.find((text, row) => text !== null && ['tuning', 'test'].includes(parts[row]) && !Object.hasOwn(codes, text)) ?? null

function contractMistakes(key: 'product' | 'reference', product: Product, { table, dictionary, parts }: PreparedData): readonly Mistake[] {
  const parsed = contractSchema.safeParse(product.contract)
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => ({
      path: [key, 'contract', ...path.map(String)],
      message: `the product contract is incomplete: ${message}`,
      cure: 'say input: { tensor, columns: [{ name, unit }] } and output: { tensor, scale: probability | score }',
    }))
  const units = new Map(dictionary.columns.map(({ name, unit }) => [name, unit ?? '1']))
  return parsed.data.input.columns.flatMap(({ name, unit, encode }, i) => {
    const path: Path = [key, 'contract', 'input', 'columns', i]
    const column = table.columns.get(name)
    if (column === undefined) return [unknownColumn(name, path, [...table.columns.keys()])]
    const given = units.get(name) ?? '1'
    const uncoded = 'strings' in column && encode ? firstUncoded(column.strings, encode, parts) : null
    return [
      ...(unit !== undefined && unit !== given
        ? [
            {
              path,
              message: `the product expects "${name}" in ${unit}, the data has it in ${given}`,
              cure: 'convert the column, or correct the unit where it is declared wrongly',
            },
          ]
        : []),
      ...('strings' in column && encode === undefined
        ? [{ path, message: `column "${name}" holds text`, cure: 'add "encode" with a number for every text, or leave the column out' }]
        : []),
      ...(uncoded === null
        ? []
        : [{ path: [...path, 'encode'], message: `value "${uncoded}" of column "${name}" has no code`, cure: `add "${uncoded}" to it` }]),
    ]
  })
}

const namesOf = (ports: readonly { readonly name: string }[]): string => ports.map(({ name }) => `"${name}"`).join(', ')

/** Whether the graph of an ONNX product takes and gives what its contract says: tensor names, and as many inputs as columns. */
export async function inspectGraph(
  key: 'product' | 'reference',
  product: Product,
  read: (file: string) => Promise<Uint8Array>,
): Promise<readonly Mistake[]> {
  const contract = contractSchema.safeParse(product.contract)
  if (!contract.success || (product.artefact.link !== 'onnx' && product.artefact.link !== 'onnx-wasm')) return []
  const bytes = await read(product.artefact.path).catch(() => null)
  if (bytes === null) return []
  const graph = describeOnnx(bytes)
  if (graph === null)
    return [{ path: [key, 'artefact', 'path'], message: `"${product.artefact.path}" is no ONNX model`, cure: 'name an ONNX file' }]
  const { input, output } = contract.data
  const taken = graph.inputs.find(({ name }) => name === input.tensor)
  const width = taken?.shape?.at(-1) ?? null
  return [
    ...(taken
      ? []
      : [
          {
            path: [key, 'contract', 'input', 'tensor'],
            message: `the graph has no input "${input.tensor}"`,
            cure: `it takes ${namesOf(graph.inputs)}`,
          },
        ]),
    ...(taken && width !== null && width !== input.columns.length
      ? [
          {
            path: [key, 'contract', 'input', 'columns'],
            message: `the contract has ${input.columns.length} columns, the graph takes ${width}`,
            cure: 'list the columns of the model, in its order',
          },
        ]
      : []),
    ...(graph.outputs.some(({ name }) => name === output.tensor)
      ? []
      : [
          {
            path: [key, 'contract', 'output', 'tensor'],
            message: `the graph has no output "${output.tensor}"`,
            cure: `it gives ${namesOf(graph.outputs)}`,
          },
        ]),
  ]
}

/** Whether the products' contracts fit the data: columns, units, codes. */
export const inspectContract = (
  data: PreparedData,
  products: { readonly product: Product; readonly reference: Product | null },
): readonly Mistake[] => [
  ...contractMistakes('product', products.product, data),
  ...(products.reference ? contractMistakes('reference', products.reference, data) : []),
]
