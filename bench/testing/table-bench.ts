import { z } from 'zod'
import { defineBench } from '../contract.ts'
import { bench as coin } from './coin.ts'

const plan = z.strictObject({
  data: z.strictObject({
    file: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    dictionary: z.string(),
    dictionarySha256: z.string(),
  }),
  label: z.string(),
  threshold: z.union([
    z.number(),
    z.strictObject({ choose: z.literal('youden'), on: z.literal('tuning') }),
    z.strictObject({ choose: z.enum(['sensitivity', 'specificity']), atLeast: z.number().gt(0).lt(1) }),
  ]),
  parts: z
    .strictObject({ train: z.number(), test: z.number() })
    .refine(({ train, test }) => train + test === 1, { message: 'parts do not add up to 1', params: { cure: 'make them add up to 1' } })
    .default({ train: 0.5, test: 0.5 }),
  columns: z.array(z.strictObject({ name: z.string() })).min(1),
})

const signed = [-1, 1] as const
const unit = [0, 1] as const

/** A bench that has a table of data, so that the tests of the study file have something to get wrong; it is never run. */
export const tableBench = defineBench<z.infer<typeof plan>, { readonly id: string }>({
  ...coin,
  name: 'table',
  plan,
  endpoints: [
    { name: 'auroc', unit: '1', better: 'higher', description: 'area', range: unit },
    { name: 'aurocDifference', unit: '1', better: 'higher', description: 'difference of areas', range: signed, difference: true },
    { name: 'mcc', unit: '1', better: 'higher', description: 'correlation of calls and truth', range: signed },
    { name: 'brier', unit: '1', better: 'lower', description: 'Brier score', range: unit },
    { name: 'leadTime', unit: 'h', better: 'higher', description: 'lead time', range: [0, Number.MAX_VALUE] },
  ],
  files: ({ data }) => [
    { path: data.file, sha256: data.sha256 },
    { path: data.dictionary, sha256: data.dictionarySha256 },
  ],
  count: undefined,
  faultsIn: undefined,
  atDose: undefined,
  mostAffected: undefined,
  async inspect({ columns, data }, { product, read }) {
    const known = new TextDecoder()
      .decode(await read(data.file))
      .split('\n')[0]
      .split(',')
    const unknown = columns.flatMap(({ name }, index) =>
      known.includes(name)
        ? []
        : [{ path: ['plan', 'columns', index, 'name'], message: `unknown column "${name}"`, cure: `did you mean "${known[0]}"?` }],
    )
    const contract =
      product.contract === undefined ? [{ path: ['product', 'contract'], message: 'the product has no contract', cure: 'add one' }] : []
    return [...unknown, ...contract]
  },
  async *cases() {},
  run: async ({ id }) => ({ case: id, status: 'ok', reason: null, values: {} }),
  conclude: async () => ({ measures: [], tables: [], figures: [], cases: {}, notTested: [], cautions: [] }),
})
