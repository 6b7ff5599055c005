import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { fail } from './errors.ts'
import { presetSchema } from './preset.ts'
import type { Preset } from './preset.ts'

/** The presets that come with the house. */
export const presetNames = ['demonstration', 'mannheim', 'denmark', 'wonju', 'stockholm'] as const

const fileOf = (preset: string): string =>
  (presetNames as readonly string[]).includes(preset) ? fileURLToPath(new URL(`./${preset}/centre.yaml`, import.meta.url)) : preset

/** Reads a preset by its name or its path. Throws PRESET_UNKNOWN, PRESET_WRONG. */
export async function readPreset(preset: string): Promise<Preset> {
  const file = fileOf(preset)
  if (!existsSync(file)) throw fail('PRESET_UNKNOWN', { preset })
  let value: unknown
  try {
    value = parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw fail('PRESET_WRONG', { file, path: 'its YAML', reason: (error as Error).message }, { cause: error })
  }
  const read = presetSchema.safeParse(value)
  if (read.success) return read.data
  const [{ path, message }] = read.error.issues
  throw fail('PRESET_WRONG', { file, path: path.join('.') || 'the whole', reason: message })
}
