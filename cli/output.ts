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
      if (!json) process.stdout.write(`${text}\n`)
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
