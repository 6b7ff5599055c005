import { crc32 } from 'node:zlib'

interface Entry {
  readonly name: Uint8Array
  readonly bytes: Uint8Array
  readonly checksum: number
  readonly offset: number
}

// 1980-01-01 00:00, the first instant of the format: a bundle has no time of its own.
const [time, date] = [0, 33]
const version = 20
/** Names are UTF-8. */
const flags = 0x0800
const most = 0xffffffff

const record = (size: number, fill: (view: DataView) => void): Uint8Array => {
  const bytes = new Uint8Array(size)
  fill(new DataView(bytes.buffer))
  return bytes
}

/** The fields that both headers of a file share, from `version needed` on. */
const common = (view: DataView, at: number, { name, bytes, checksum }: Entry): void => {
  const shorts = [version, flags, 0, time, date]
  for (const [k, value] of shorts.entries()) view.setUint16(at + 2 * k, value, true)
  for (const [k, value] of [checksum, bytes.length, bytes.length].entries()) view.setUint32(at + 10 + 4 * k, value, true)
  view.setUint16(at + 22, name.length, true)
}

const localHeader = (entry: Entry): Uint8Array =>
  record(30, (view) => {
    view.setUint32(0, 0x04034b50, true)
    common(view, 4, entry)
  })

const centralHeader = (entry: Entry): Uint8Array =>
  record(46, (view) => {
    view.setUint32(0, 0x02014b50, true)
    view.setUint16(4, version, true)
    common(view, 6, entry)
    view.setUint32(42, entry.offset, true)
  })

/**
 * Files as one .zip, stored as they are: the same files in the same order give the same bytes (PKWARE's APPNOTE 6.3).
 * Throws a RangeError beyond 4 GiB or 65,535 files.
 *
 * @example
 * await writeFile('evidence.zip', zipFiles([['plan.json', bytes]]))
 */
export function zipFiles(files: Iterable<readonly [name: string, bytes: Uint8Array]>): Uint8Array {
  const parts: Uint8Array[] = []
  const entries: Entry[] = []
  let size = 0
  const add = (part: Uint8Array): void => {
    parts.push(part)
    size += part.length
  }
  for (const [name, bytes] of files) {
    const entry: Entry = { name: new TextEncoder().encode(name), bytes, checksum: crc32(bytes), offset: size }
    for (const part of [localHeader(entry), entry.name, bytes]) add(part)
    entries.push(entry)
  }
  const start = size
  for (const entry of entries) for (const part of [centralHeader(entry), entry.name]) add(part)
  const directory = size - start
  add(
    record(22, (view) => {
      view.setUint32(0, 0x06054b50, true)
      view.setUint16(8, entries.length, true)
      view.setUint16(10, entries.length, true)
      view.setUint32(12, directory, true)
      view.setUint32(16, start, true)
    }),
  )
  if (size > most || entries.length > 65_535) throw new RangeError(`${size} bytes in ${entries.length} files are too many for a .zip`)
  return Buffer.concat(parts)
}
