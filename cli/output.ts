/** Where a command writes: results to standard output, progress and remarks to standard error; quiet in a pipe. */
export interface Output {
  readonly json: boolean
  /** A line for people; nothing under `--json`. */
  readonly line: (text?: string) => void
  /** The result for programs, printed under `--json` only. */
  readonly result: (value: unknown) => void
  /** A line that replaces itself on a terminal; nothing in a pipe. */
  readonly progress: (text: string) => void
  readonly colour: (name: Colour, text: string) => string
}

/** Colours that a terminal shows. */
export type Colour = 'green' | 'red' | 'yellow' | 'dim' | 'bold'

const codes: Readonly<Record<Colour, string>> = { green: '32', red: '31', yellow: '33', dim: '2', bold: '1' }

// All that moves the cursor, hides text or reverses its order.
const control = /\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu
const ours = new Set(['0', ...Object.values(codes)].map((code) => `\u001B[${code}m`))

/**
 * Text with control characters by their code points, so that no name in a foreign file can rewrite what stands on the terminal;
 * line breaks, tabs and our own colours stay.
 */
export const harmless = (text: string): string =>
  text.replace(control, (letter, at: number) => {
    if (letter === '\n' || letter === '\t' || ours.has(text.slice(at, text.indexOf('m', at) + 1))) return letter
    return `[U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`
  })

/** Foreign text as part of one line: without control characters, line breaks and colours. */
export const oneLine = (text: string): string => harmless(text.replaceAll('\u001B', '[U+001B]').replace(/\s+/g, ' '))

/** The output of this process. */
export function terminal(options: { readonly json: boolean }): Output {
  const { json } = options
  const live = process.stderr.isTTY === true
  const coloured = process.stdout.isTTY === true && !process.env.NO_COLOR
  let showing = false
  const clear = () => {
    if (showing) process.stderr.write('\r\u001B[K')
    showing = false
  }
  return {
    json,
    line: (text = '') => {
      clear()
      if (!json) process.stdout.write(`${harmless(text)}\n`)
    },
    result: (value) => {
      clear()
      if (json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
    },
    progress: (text) => {
      if (!live) return
      process.stderr.write(`\r\u001B[K${text}`)
      showing = text !== ''
    },
    colour: (name, text) => (coloured ? `\u001B[${codes[name]}m${text}\u001B[0m` : text),
  }
}
