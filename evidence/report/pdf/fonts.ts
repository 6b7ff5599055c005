import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

// Read once a process: nine megabytes, of which a document embeds the glyphs that it uses.
let read: readonly Buffer[] | undefined

/** The fonts of the PDF, from packages, so that no font of the machine changes the bytes: IBM Plex Sans, and Nanum Gothic for Hangul. */
export function fonts(): readonly Buffer[] {
  read ??= [
    '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
    '@expo-google-fonts/ibm-plex-sans/400Regular_Italic/IBMPlexSans_400Regular_Italic.ttf',
    '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
    '@expo-google-fonts/nanum-gothic/400Regular/NanumGothic_400Regular.ttf',
    '@expo-google-fonts/nanum-gothic/700Bold/NanumGothic_700Bold.ttf',
  ].map((path) => readFileSync(require.resolve(path)))
  return read
}
