import type { ColumnMetaData, FileMetaData } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'

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

/** Values in one page, whose header says what a reader of the page would believe. */
const pageValues = (header: ReturnType<typeof parquetHeader>, most: number): number => {
  const { data_page_header_v2: data, dictionary_page_header: dictionary } = header
  if (header.type === 'DICTIONARY_PAGE' && dictionary) {
    within(dictionary.num_values, 0, most, 'size of a dictionary')
    return 0
  }
  if (header.type !== 'DATA_PAGE_V2' || !data) throw new Error('a page is neither a data page of version 2 nor a dictionary')
  const values = within(data.num_values, 0, most, 'number of values in a page')
  const levels = within(data.definition_levels_byte_length, 0, header.compressed_page_size, 'length of levels')
  within(data.repetition_levels_byte_length, 0, header.compressed_page_size - levels, 'length of levels')
  within(data.num_rows, 0, values, 'number of rows in a page')
  within(data.num_nulls, 0, values, 'number of nulls in a page')
  return values
}

const checkColumn = (file: ArrayBuffer, column: ColumnMetaData): void => {
  const start = within(column.dictionary_page_offset ?? column.data_page_offset, 4, file.byteLength, 'start of a column')
  const size = within(column.total_compressed_size, 0, file.byteLength - start, 'size of a column')
  const most = Number(column.num_values)
  const reader = { view: new DataView(file, start, size), offset: 0 }
  let values = 0
  while (reader.offset < size) {
    const header = parquetHeader(reader)
    const compressed = within(header.compressed_page_size, 0, size - reader.offset, 'size of a page')
    within(header.uncompressed_page_size, 0, expansion * compressed + 64, 'size of an unpacked page')
    values += pageValues(header, most)
    reader.offset += compressed
  }
  if (values !== most) throw new Error(`a column has ${values} values in its pages, not ${most}`)
}

/**
 * Throws where the counts and sizes in a Parquet file contradict each other or its length, so that reading a forged
 * file takes no more time and memory than reading an honest one of its size.
 */
export function checkParquet(file: ArrayBuffer, { num_rows, row_groups }: FileMetaData): void {
  let budget = valuesAnyway + valuesPerByte * file.byteLength
  let rows = 0
  for (const group of row_groups) {
    rows += within(group.num_rows, 0, Number(num_rows), 'number of rows in a group')
    for (const { meta_data } of group.columns) {
      if (!meta_data || meta_data.codec !== 'SNAPPY') throw new Error('a column is not packed with Snappy')
      budget -= within(meta_data.num_values, 0, budget, 'number of values')
      checkColumn(file, meta_data)
    }
  }
  if (rows !== Number(num_rows)) throw new Error(`the groups have ${rows} rows, not ${num_rows}`)
}
