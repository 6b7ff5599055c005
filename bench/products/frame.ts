import type { Inputs, Tensor } from '../contract.ts'

/** Tensors of one layout that follow each other in a frame, `count` times all of them. */
export interface Run {
  readonly count: number
  readonly tensors: readonly { readonly name: string; readonly shape: readonly number[]; readonly double: boolean }[]
}

/** Header of a frame. `failure` of an answer stands for all calls after those of its runs. */
export interface FrameHeader {
  readonly id: number
  readonly runs: readonly Run[]
  readonly failure?: { readonly status: 'invalid' | 'out-of-memory'; readonly reason: string }
}

const aligned = (length: number): number => Math.ceil(length / 8) * 8
const isDouble = ({ data }: Tensor): boolean => data instanceof Float64Array

function sameLayout(a: Inputs, b: Inputs): boolean {
  const [names, others] = [Object.keys(a), Object.keys(b)]
  return (
    names.length === others.length &&
    names.every((name, index) => {
      if (name !== others[index]) return false
      const [left, right] = [a[name], b[name]]
      return (
        isDouble(left) === isDouble(right) && left.shape.length === right.shape.length && left.shape.every((n, k) => n === right.shape[k])
      )
    })
  )
}

/** Calls with the same layout after one another, so that a sequence's header is as short as that of one call. */
function runsOf(sequence: readonly Inputs[]): readonly Run[] {
  const starts = sequence.flatMap((each, index) => (index > 0 && sameLayout(sequence[index - 1], each) ? [] : [index]))
  return starts.map((start, index) => ({
    count: (starts[index + 1] ?? sequence.length) - start,
    tensors: Object.entries(sequence[start]).map(([name, tensor]) => ({ name, shape: tensor.shape, double: isDouble(tensor) })),
  }))
}

/** Bytes of a frame: length of header and payload (uint32 each, little-endian), JSON header, payload; both padded to 8 bytes. */
export function writeFrame(header: Omit<FrameHeader, 'runs'>, sequence: readonly Inputs[]): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify({ ...header, runs: runsOf(sequence) }))
  const headerLength = aligned(text.length)
  const tensors = sequence.flatMap((each) => Object.values(each))
  const payloadLength = tensors.reduce((length, { data }) => length + aligned(data.byteLength), 0)
  const frame = new Uint8Array(8 + headerLength + payloadLength)
  new Uint32Array(frame.buffer, 0, 2).set([headerLength, payloadLength])
  frame.fill(32, 8, 8 + headerLength).set(text, 8)
  let offset = 8 + headerLength
  for (const { data } of tensors) {
    frame.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset)
    offset += aligned(data.byteLength)
  }
  return frame
}

/** Length of the frame that begins with these bytes, null while fewer than 8 have come. */
export function frameLength(bytes: Uint8Array): number | null {
  if (bytes.length < 8) return null
  const lengths = new DataView(bytes.buffer, bytes.byteOffset, 8)
  return 8 + lengths.getUint32(0, true) + lengths.getUint32(4, true)
}

/** Header and calls of a whole frame that starts its buffer; the tensors are views of it. Throws a RangeError where its lengths lie. */
export function readFrame(bytes: Uint8Array): { readonly header: FrameHeader; readonly sequence: readonly Inputs[] } {
  const [headerLength] = new Uint32Array(bytes.buffer, bytes.byteOffset, 1)
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headerLength))) as FrameHeader
  let offset = bytes.byteOffset + 8 + headerLength
  const take = ({ shape, double }: Run['tensors'][number]): Tensor => {
    const length = shape.reduce((product, each) => product * each, 1)
    const data = double ? new Float64Array(bytes.buffer, offset, length) : new Float32Array(bytes.buffer, offset, length)
    offset += aligned(data.byteLength)
    return { data, shape }
  }
  const sequence = header.runs.flatMap(({ count, tensors }) =>
    Array.from({ length: count }, () => Object.fromEntries(tensors.map((tensor) => [tensor.name, take(tensor)]))),
  )
  return { header, sequence }
}

/** Bytes of a frame without header, whose payload is a file. */
export function writeFileFrame(file: Uint8Array): Uint8Array {
  const frame = new Uint8Array(8 + file.length)
  new Uint32Array(frame.buffer, 0, 2).set([0, file.length])
  frame.set(file, 8)
  return frame
}
