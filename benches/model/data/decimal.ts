/** Powers of ten that a double holds exactly. */
const powers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`))

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39

const latin = new TextDecoder('latin1')
/** A decimal number as text: sign, digits with a point, exponent. */
export const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/** The slow path: anything with an exponent or more than 15 digits. */
function parseLong(bytes: Uint8Array, start: number, end: number): number {
  const text = latin.decode(bytes.subarray(start, end))
  return decimal.test(text) ? Number(text) : NaN
}

/**
 * The double nearest to a decimal number in ASCII; NaN where the bytes are not one. Up to 15 digits are read as an integer and divided
 * by an exact power of ten, which rounds once and so correctly (Clinger, PLDI 1990).
 */
export function parseDecimal(bytes: Uint8Array, start: number, end: number): number {
  let i = start
  const sign = bytes[i]
  if (sign === 0x2d || sign === 0x2b) i++
  let whole = 0
  let digits = 0
  let decimals = 0
  let point = false
  for (; i < end; i++) {
    const byte = bytes[i]
    if (isDigit(byte)) {
      whole = whole * 10 + (byte - 0x30)
      digits++
      if (point) decimals++
    } else if (byte === 0x2e && !point) point = true
    else return parseLong(bytes, start, end)
  }
  if (digits === 0) return NaN
  if (digits > 15) return parseLong(bytes, start, end)
  const value = decimals === 0 ? whole : whole / powers[decimals]
  return sign === 0x2d ? -value : value
}
