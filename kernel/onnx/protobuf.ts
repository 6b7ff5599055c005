/** A message of Protocol Buffers as it is written: pieces of bytes in field order. */
export type Message = readonly Uint8Array[]

const utf8 = new TextEncoder()

/** A whole number in base 128, low groups first; negative ones take ten bytes, as int64 does. */
function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  do {
    bytes.push(Number(rest & 127n) | (rest > 127n ? 128 : 0))
    rest >>= 7n
  } while (rest > 0n)
  return Uint8Array.from(bytes)
}

const tag = (field: number, wire: 0 | 2 | 5): Uint8Array => varint(field * 8 + wire)

/** The bytes of a message. */
export function encode(message: Message): Uint8Array {
  const bytes = new Uint8Array(message.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of message) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

/** Field of a whole number. */
export const integerField = (field: number, value: number): Message => [tag(field, 0), varint(value)]

/** Field of raw bytes. */
export const bytesField = (field: number, value: Uint8Array): Message => [tag(field, 2), varint(value.length), value]

/** Field of a text. */
export const textField = (field: number, value: string): Message => bytesField(field, utf8.encode(value))

/** Field of a message inside the message. */
export const messageField = (field: number, value: Message): Message => bytesField(field, encode(value))

/** Repeated float32 field, packed. */
export function floatsField(field: number, values: ArrayLike<number>): Message {
  const view = new DataView(new ArrayBuffer(4 * values.length))
  for (let i = 0; i < values.length; i++) view.setFloat32(4 * i, values[i], true)
  return bytesField(field, new Uint8Array(view.buffer))
}

/** Repeated whole-number field, packed. */
export const integersField = (field: number, values: ArrayLike<number>): Message => bytesField(field, encode(Array.from(values, varint)))
