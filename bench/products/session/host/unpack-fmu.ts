import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'

/** Largest size of what is unpacked, in MiB; the scratch space of the sandbox holds 64. */
export const largestUnpackedMiB = 48
const mostEntries = 4096

/** Why a name in an archive leads elsewhere than below the folder that it is unpacked into, null if it does not. */
function strays(name: string): string | null {
  // A folder's own entry ends with a slash.
  const segments = name.replace(/\/$/, '').split('/')
  if (name.includes('\\') || name.includes('\0') || /^[A-Za-z]:/.test(name)) return 'is no relative path with "/"'
  return segments.some((each) => each === '' || each === '.' || each === '..') ? 'leads out of the archive' : null
}

/**
 * Unpacks the description, the resources and the binaries of one platform from an FMU into a folder. Refuses names that lead out of it, names that
 * stand twice, and more than {@link largestUnpackedMiB}; nothing is written before all names are checked. Links in it become plain files.
 */
export function unpackFmu(archive: Uint8Array, folder: string, platform: string): void {
  const names = new Set<string>()
  let bytes = 0
  const wanted = (name: string): boolean =>
    name === 'modelDescription.xml' || name.startsWith(`binaries/${platform}/`) || name.startsWith('resources/')
  const files = unzipSync(archive, {
    filter({ name, originalSize }) {
      const why = strays(name) ?? (names.has(name) ? 'stands in it twice' : null)
      if (why !== null) throw new Error(`the FMU holds ${JSON.stringify(name)}, which ${why}`)
      if (names.add(name).size > mostEntries) throw new Error(`the FMU holds more than ${mostEntries} files`)
      if (!wanted(name) || name.endsWith('/')) return false
      bytes += originalSize
      if (bytes > largestUnpackedMiB * 2 ** 20) throw new Error(`the FMU holds more than ${largestUnpackedMiB} MiB that would be unpacked`)
      return true
    },
  })
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, ...name.split('/'))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content, { flag: 'wx', mode: 0o500 })
  }
}
