import { snappyUncompress } from 'hyparquet'
import type { ColumnMetaData, FileMetaData, SchemaElement } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'
import { checkRuns } from './check-runs.ts'

/** No honest file has more values than this for each of its bytes, on top of a constant; a forged count could keep a reader busy for ever. */
const valuesPerByte = 64
const valuesAnyway = 1e7

/** Snappy makes at most 64 bytes of 3. */
const expansion = 22

const within = (value: unknown, low: number, high: number, what: string): number => {
  const number = Number(value)
  if (!(number >= low && number <= high)) throw new Error(`${what} ${String(value)} is not within ${low} and ${high}`)
  return number
}

/** A column as the schema declares it, and the bits that one of its definition and repetition levels takes. */
interface Leaf {
  readonly path: string
  readonly definitionBits: number
  readonly repetitionBits: number
}

/** Columns of a schema made of scalars and lists of numbers; throws for any other. */
const leavesOf = ([root, ...elements]: readonly SchemaElement[]): readonly Leaf[] => {
  const leaves: Leaf[] = []
  for (let i = 0; i < elements.length; i++) {
    const { name, type, num_children, repetition_type } = elements[i]
    const optional = repetition_type === 'OPTIONAL'
    if (type && !num_children && (optional || repetition_type === 'REQUIRED')) {
      leaves.push({ path: name, definitionBits: optional ? 1 : 0, repetitionBits: 0 })
    } else {
      const [list, element] = [elements[++i], elements[++i]]
      const isList = optional && num_children === 1 && list?.num_children === 1 && list.repetition_type === 'REPEATED'
      if (!isList || element?.type !== 'DOUBLE' || element.repetition_type !== 'OPTIONAL')
        throw new Error(`column ${name} is neither scalar nor list`)
      leaves.push({ path: [name, list.name, element.name].join('\n'), definitionBits: 2, repetitionBits: 1 })
    }
  }
  if (leaves.length !== root.num_children) throw new Error(`the schema has ${leaves.length} columns, not ${root.num_children}`)
  return leaves
}

type Page = ReturnType<typeof parquetHeader>

/** Checks the run lengths of the values of a page that are not plain: indices of a dictionary, or truths. */
const checkPacked = (packed: Uint8Array, length: number, page: NonNullable<Page['data_page_header_v2']>): void => {
  if (page.encoding === 'PLAIN') return
  if (page.encoding !== 'RLE_DICTIONARY' && page.encoding !== 'RLE') throw new Error(`a page is encoded as ${String(page.encoding)}`)
  let bytes = packed
  if (page.is_compressed) {
    bytes = new Uint8Array(within(length, 0, 2 ** 31, 'size of an unpacked page'))
    snappyUncompress(packed, bytes)
  }
  const values = page.num_values - page.num_nulls
  if (page.encoding === 'RLE') checkRuns(bytes.subarray(4), 1, values)
  else checkRuns(bytes.subarray(1), within(bytes[0], 0, 31, 'width of an index'), values)
}

/** Values in a page, once what a reader would believe of it was checked. */
const checkPage = (page: Page, bytes: Uint8Array, leaf: Leaf, most: number): number => {
  const { data_page_header_v2: data, dictionary_page_header: dictionary } = page
  if (page.type === 'DICTIONARY_PAGE' && dictionary) {
    within(dictionary.num_values, 0, most, 'size of a dictionary')
    return 0
  }
  if (page.type !== 'DATA_PAGE_V2' || !data) throw new Error('a page is neither a data page of version 2 nor a dictionary')
  const values = within(data.num_values, 0, most, 'number of values in a page')
  const repetitions = within(data.repetition_levels_byte_length, 0, bytes.length, 'length of levels')
  const levels = repetitions + within(data.definition_levels_byte_length, 0, bytes.length - repetitions, 'length of levels')
  within(data.num_rows, 0, values, 'number of rows in a page')
  within(data.num_nulls, 0, values, 'number of nulls in a page')
  if (leaf.repetitionBits) checkRuns(bytes.subarray(0, repetitions), leaf.repetitionBits, values)
  if (leaf.definitionBits) checkRuns(bytes.subarray(repetitions, levels), leaf.definitionBits, values)
  checkPacked(bytes.subarray(levels), page.uncompressed_page_size - levels, data)
  return values
}

const checkColumn = (file: ArrayBuffer, column: ColumnMetaData, leaf: Leaf): void => {
  if (column.codec !== 'SNAPPY' || column.path_in_schema.join('\n') !== leaf.path)
    throw new Error('a column is not where the schema has it')
  const start = within(column.dictionary_page_offset ?? column.data_page_offset, 4, file.byteLength, 'start of a column')
  const size = within(column.total_compressed_size, 0, file.byteLength - start, 'size of a column')
  const most = Number(column.num_values)
  const reader = { view: new DataView(file, start, size), offset: 0 }
  let values = 0
  while (reader.offset < size) {
    const page = parquetHeader(reader)
    const compressed = within(page.compressed_page_size, 0, size - reader.offset, 'size of a page')
    within(page.uncompressed_page_size, 0, expansion * compressed + 64, 'size of an unpacked page')
    values += checkPage(page, new Uint8Array(file, start + reader.offset, compressed), leaf, most)
    reader.offset += compressed
  }
  if (values !== most) throw new Error(`a column has ${values} values in its pages, not ${most}`)
}

/**
 * Throws where the counts and sizes in a Parquet file contradict each other or its length, so that reading a forged
 * file takes no more time and memory than reading an honest one of its size.
 */
export function checkParquet(file: ArrayBuffer, { num_rows, row_groups, schema }: FileMetaData): void {
  const leaves = leavesOf(schema)
  let budget = valuesAnyway + valuesPerByte * file.byteLength
  let rows = 0
  for (const group of row_groups) {
    rows += within(group.num_rows, 0, Number(num_rows), 'number of rows in a group')
    if (group.columns.length !== leaves.length) throw new Error(`a group has ${group.columns.length} columns, not ${leaves.length}`)
    group.columns.forEach(({ meta_data }, i) => {
      budget -= within(meta_data?.num_values, leaves[i].repetitionBits ? 0 : Number(group.num_rows), budget, 'number of values')
      checkColumn(file, meta_data!, leaves[i])
    })
  }
  if (rows !== Number(num_rows)) throw new Error(`the groups have ${rows} rows, not ${num_rows}`)
}
