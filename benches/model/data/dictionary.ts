import { parse } from 'yaml'
import { z } from 'zod'
import { fail } from './errors.ts'

const value = z.union([z.string(), z.number(), z.boolean()])

const columnSchema = z.strictObject({
  name: z.string().min(1),
  type: z.enum(['number', 'integer', 'string', 'boolean']),
  /** UCUM code; `1` or nothing for a pure number. */
  unit: z.string().min(1).optional(),
  role: z.enum(['case', 'patient', 'time', 'label', 'input', 'attribute', 'split', 'ignore']),
  description: z.string().min(1),
  /** All values that may occur. */
  permitted: z.array(value).min(1).optional(),
  /** Lowest and highest value that may occur, both included. */
  range: z
    .tuple([z.number(), z.number()])
    .refine(([low, high]) => low <= high, 'the low end is above the high end')
    .optional(),
  /** Values that mean "missing", beside the empty field. */
  missing: z.array(z.union([z.string(), z.number()])).optional(),
})

/** What a table holds, column by column: name, type, unit, role and limits, with source and licence. */
export const dictionarySchema = z.strictObject({
  format: z.literal('vitalbench-dictionary/1'),
  title: z.string().min(1),
  source: z.string().min(1),
  licence: z.string().min(1),
  citation: z.string().min(1).optional(),
  /** Number of rows that the table must have. */
  rows: z.int().min(0).optional(),
  columns: z
    .array(columnSchema)
    .min(1)
    .refine((columns) => new Set(columns.map(({ name }) => name)).size === columns.length, 'two columns have the same name'),
})

/** A data dictionary, see {@link dictionarySchema}. */
export type DataDictionary = z.infer<typeof dictionarySchema>
/** One column of a data dictionary. */
export type DictionaryColumn = DataDictionary['columns'][number]
/** What a column is for. */
export type ColumnRole = DictionaryColumn['role']

function parsed(yaml: string): unknown {
  try {
    return parse(yaml)
  } catch (error) {
    throw fail('DATA_DICTIONARY', { at: 'its YAML', why: error instanceof Error ? error.message.split(':\n')[0] : error }, { cause: error })
  }
}

/** The data dictionary of a YAML file; throws with the place of its first mistake. */
export function readDictionary(bytes: Uint8Array): DataDictionary {
  const result = dictionarySchema.safeParse(parsed(new TextDecoder().decode(bytes)))
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw fail('DATA_DICTIONARY', { at: issue.path.join('.') || 'its top', why: issue.message })
}
