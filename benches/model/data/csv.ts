import { parseDecimal } from './decimal.ts'
import { fail } from './errors.ts'
import type { Column, Table } from './table.ts'

const quote = 0x22
const comma = 0x2c
const lineFeed = 0x0a
const carriageReturn = 0x0d

/** Where a field stands in the file. `quotes` counts doubled quotes inside it. */
interface Field {
  start: number
  end: number
  quotes: number
  /** First byte after the field: a comma, a line break or the end. */
  after: number
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Finds the field that begins at a byte; `line` is for its error. */
function scanField(bytes: Uint8Array, at: number, field: Field, line: number): void {
  const n = bytes.length
  let i = at
  field.quotes = 0
  if (bytes[i] !== quote) {
    field.start = i
    while (i < n && bytes[i] !== comma && bytes[i] !== lineFeed) {
      if (bytes[i] === quote) throw fail('DATA_QUOTE', { line, why: 'stands inside an unquoted field' })
      i++
    }
    field.after = i
    field.end = i > at && bytes[i - 1] === carriageReturn && (i === n || bytes[i] === lineFeed) ? i - 1 : i
    return
  }
  field.start = ++i
  for (; ; i++) {
    if (i >= n) throw fail('DATA_QUOTE', { line, why: 'is never closed' })
    if (bytes[i] !== quote) continue
    if (bytes[i + 1] !== quote) break
    field.quotes++
    i++
  }
  field.end = i++
  if (bytes[i] === carriageReturn && (i + 1 === n || bytes[i + 1] === lineFeed)) i++
  if (i < n && bytes[i] !== comma && bytes[i] !== lineFeed) throw fail('DATA_QUOTE', { line, why: 'is followed by more text' })
  field.after = i
}

function textOfField(bytes: Uint8Array, field: Field, line: number): string | null {
  if (field.start === field.end) return null
  try {
    const text = decoder.decode(bytes.subarray(field.start, field.end))
    return field.quotes > 0 ? text.replaceAll('""', '"') : text
  } catch (error) {
    throw fail('DATA_NOT_UTF8', { line }, { cause: error })
  }
}

const sameBytes = (bytes: Uint8Array, a: number, b: number, length: number): boolean => {
  for (let i = 0; i < length; i++) if (bytes[a + i] !== bytes[b + i]) return false
  return true
}

/** Texts of one column; a field equal to the one above it shares its string. */
function textCollector(rows: number) {
  const strings: (string | null)[] = new Array<string | null>(rows).fill(null)
  let start = 0
  let length = -1
  return {
    strings,
    add: (bytes: Uint8Array, row: number, field: Field, line: number): void => {
      const size = field.end - field.start
      const repeated = size === length && sameBytes(bytes, start, field.start, size)
      strings[row] = repeated ? strings[row - 1] : textOfField(bytes, field, line)
      start = field.start
      length = size
    },
  }
}

function readHeader(bytes: Uint8Array, from: number): { readonly names: readonly string[]; readonly body: number } {
  const field: Field = { start: 0, end: 0, quotes: 0, after: 0 }
  const names: string[] = []
  let at = from
  for (;;) {
    scanField(bytes, at, field, 1)
    const name = textOfField(bytes, field, 1)
    if (name === null) throw fail('DATA_HEADER', { why: `column ${names.length + 1} has no name` })
    if (names.includes(name)) throw fail('DATA_HEADER', { why: `two columns are called "${name}"` })
    names.push(name)
    at = field.after + 1
    if (bytes[field.after] !== comma) return { names, body: at }
  }
}

const countLines = (bytes: Uint8Array, from: number): number => {
  let lines = 1
  for (let i = bytes.indexOf(lineFeed, from); i >= 0; i = bytes.indexOf(lineFeed, i + 1)) lines++
  return lines
}

/** One pass over the rows. A column that turns out to hold text after rows of numbers is reported in `turned`. */
function readRows(bytes: Uint8Array, header: ReturnType<typeof readHeader>, text: ReadonlySet<string>) {
  const { names, body } = header
  const width = names.length
  const capacity = countLines(bytes, body)
  const numbers = names.map((name) => (text.has(name) ? null : new Float64Array(capacity)))
  const texts = names.map((name) => (text.has(name) ? textCollector(capacity) : null))
  const turned = new Set<string>()
  const field: Field = { start: 0, end: 0, quotes: 0, after: 0 }
  let row = 0
  let line = 2
  for (let at = body; at < bytes.length; row++, line++) {
    const firstLine = line
    for (let column = 0; column < width; column++) {
      scanField(bytes, at, field, firstLine)
      const values = numbers[column]
      if (values) {
        const value = field.start === field.end ? NaN : parseDecimal(bytes, field.start, field.end)
        values[row] = value
        if (field.start < field.end && Number.isNaN(value)) {
          turned.add(names[column])
          numbers[column] = null
        }
      } else texts[column]?.add(bytes, row, field, firstLine)
      const last = column === width - 1
      const ended = bytes[field.after] !== comma
      if (ended !== last)
        throw fail('DATA_RAGGED', { line: firstLine, expected: width, found: last ? countFields(bytes, at, width) : column + 1 })
      if (bytes[field.end] === quote) for (let i = field.start; i < field.end; i++) if (bytes[i] === lineFeed) line++
      at = field.after + 1
    }
  }
  const columns = names.map((name, i): Column => {
    const values = numbers[i]
    return values ? { name, numbers: values.slice(0, row) } : { name, strings: texts[i]?.strings.slice(0, row) ?? [] }
  })
  return { rows: row, columns, turned }
}

/** Fields of a line of which `known` are read and the last of them began at a byte. */
function countFields(bytes: Uint8Array, lastStart: number, known: number): number {
  const field: Field = { start: 0, end: 0, quotes: 0, after: lastStart - 1 }
  let found = known - 1
  do {
    scanField(bytes, field.after + 1, field, 0)
    found++
  } while (bytes[field.after] === comma)
  return found
}

/**
 * The table of a CSV file (RFC 4180, UTF-8, first line is the header; LF alone is also accepted). An empty field is missing.
 * A column is a column of numbers if all its fields are; `text` names columns that stay text.
 */
export function readCsv(bytes: Uint8Array, { text = new Set<string>() }: { readonly text?: ReadonlySet<string> } = {}): Table {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const header = readHeader(bytes, marked ? 3 : 0)
  const first = readRows(bytes, header, text)
  const { rows, columns } = first.turned.size === 0 ? first : readRows(bytes, header, new Set([...text, ...first.turned]))
  return { rows, columns: new Map(columns.map((column) => [column.name, column])) }
}
