/**
 * Throws where runs in Parquet's hybrid of run lengths and packed bits hold more values than `most`, or more bytes than
 * there are. `bits` is the width of one value. A reader that believed such a run would write far beyond its output.
 */
export function checkRuns(bytes: Uint8Array, bits: number, most: number): void {
  let at = 0
  let values = 0
  while (values < most) {
    let header = 0
    for (let shift = 0; ; shift += 7) {
      if (at >= bytes.length || shift > 28) throw new Error('a run of values has no end')
      const byte = bytes[at++]
      header += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) break
    }
    const count = Math.floor(header / 2)
    const isPacked = header % 2 === 1
    at += isPacked ? count * bits : Math.ceil(bits / 8)
    values += isPacked ? count * 8 : count
    // Only the last group of eight may be filled up with more values than there are.
    if (at > bytes.length || values > most + (isPacked ? 7 : 0)) throw new Error(`a run makes ${values} values of ${most}`)
  }
}
