import type { Log } from '@vitalbench/platform/operations'
import { pino } from 'pino'

const secret = [
  'password',
  'token',
  'secret',
  'key',
  'authorization',
  'cookie',
  '*.password',
  '*.token',
  '*.secret',
  '*.key',
  '*.authorization',
  '*.cookie',
]

/** Structured lines on standard error, one JSON object each; names of secrets are blotted out wherever they stand. */
export const openLog = (level: string): Log =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths: secret, censor: '…' } }, pino.destination(2))
