import type { Stream } from '@vitalbench/kernel/numbers'
import type { Channel } from '../plants/plant.ts'
import type { Fault } from './fault.ts'

// Whole microseconds, so that a fault at 1.1 min is at work in a decision at 66 s, whatever 1.1 × 60 is to a computer.
const micros = (seconds: number): number => Math.round(seconds * 1e6)

/** Whether a fault is at work, and for how long it has been, in seconds; −1 where it is not. */
export function secondsInto({ fromMinutes, minutes, everyMinutes }: Fault, seconds: number): number {
  const since = micros(seconds) - micros(fromMinutes * 60)
  if (since < 0) return -1
  const into = everyMinutes === undefined ? since : since % micros(everyMinutes * 60)
  return into < micros(minutes * 60) ? into / 1e6 : -1
}

/** Changes the number of a channel as a fault does: given each number once, in order. */
export type Alter = (value: number, seconds: number) => number

/** Numbers of the past by their age, as many as a fault looks back. */
function memory(periodSeconds: number, minutes: number) {
  const length = Math.max(1, Math.ceil((minutes * 60) / periodSeconds)) + 1
  const ring = new Float64Array(length).fill(NaN)
  let count = 0
  return {
    push: (value: number): void => {
      ring[count % length] = value
      count += 1
    },
    /** The number of so many periods ago, or the first there was. */
    ago: (periods: number): number => ring[Math.max(0, count - 1 - Math.min(periods, length - 1)) % length],
  }
}

/** What a channel fault needs to know. */
export interface AlterOptions {
  readonly channel: Channel
  readonly periodSeconds: number
  readonly stream: Stream
  /** What stands for a missing number: NaN where it is shown, 0 where it is delivered. */
  readonly missing: number
}

/** The work of a fault on one channel. */
export function alterBy(fault: Fault, { channel, periodSeconds, stream, missing }: AlterOptions): Alter {
  const { operation, size = 0 } = fault
  const past = memory(
    periodSeconds,
    operation === 'reorder' ? (2 * periodSeconds) / 60 : operation === 'delay' || operation === 'jitter' ? size : 0,
  )
  const otherUnit = Object.values(channel.units).find((factor) => factor !== 1) ?? 1
  let held = missing
  let parity = 0
  const altered = (value: number, into: number): number => {
    switch (operation) {
      case 'missing':
        return missing
      case 'hold':
        return held
      case 'bias':
        return value + size
      case 'drift':
        return value + (size * into) / 3600
      case 'scale':
        return value * size
      case 'set':
        return size
      case 'noise':
        return value + size * stream.normal()
      case 'delay':
        return past.ago(Math.round((size * 60) / periodSeconds))
      case 'jitter':
        return past.ago(Math.floor((stream.double() * (size * 60 + periodSeconds)) / periodSeconds))
      case 'duplicate':
        return parity === 1 ? held : value
      case 'reorder':
        // Of three numbers the first comes after the second; until it does, the one before it stands.
        return past.ago([1, 0, 2][Math.round(into / periodSeconds) % 3])
      case 'unit':
        return value * otherUnit
      case 'saturate':
        return Math.min(value, size)
      case 'clock':
      case 'body':
        return value
    }
  }
  return (value, seconds) => {
    past.push(value)
    const into = secondsInto(fault, seconds)
    const given = into < 0 ? value : altered(value, into)
    if (into < 0 || operation === 'duplicate') {
      if (parity === 0) held = value
      parity = into < 0 ? 0 : 1 - parity
    }
    return given
  }
}
