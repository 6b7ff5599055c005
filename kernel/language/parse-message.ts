import { fail } from './errors.ts'

/** A part of a message: text, a value, or a choice among messages by a value. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string; readonly style: 'plain' | 'number' }
  | { readonly kind: 'hash' }
  | {
      readonly kind: 'choice'
      readonly by: 'plural' | 'select'
      readonly name: string
      readonly of: Readonly<Record<string, readonly Part[]>>
    }

/**
 * Reads a message in the part of ICU MessageFormat that catalogues use: `{name}`, `{n, number}`, `{n, plural, =0 {…} one {…} other {# …}}`,
 * `{x, select, a {…} other {…}}`; `''` is an apostrophe, `'{'` a brace. Throws MESSAGE_SYNTAX.
 */
export function parseMessage(message: string): readonly Part[] {
  let at = 0
  const wrong = (reason: string): never => {
    throw fail('MESSAGE_SYNTAX', { message, reason, at })
  }
  const blank = (): void => {
    while (/\s/.test(message[at] ?? '')) at += 1
  }
  const take = (pattern: RegExp, what: string): string => {
    blank()
    pattern.lastIndex = at
    const found = pattern.exec(message)?.[0] ?? wrong(`${what} is missing`)
    at += found.length
    blank()
    return found
  }
  const sign = (wanted: string): void => {
    if (message[at] !== wanted) wrong(`"${wanted}" is missing`)
    at += 1
  }

  function quoted(): string {
    at += 1
    if (message[at] === "'") {
      at += 1
      return "'"
    }
    // An apostrophe before anything but a brace or a number sign is one.
    if (!/[{}#]/.test(message[at] ?? '')) return "'"
    const end = message.indexOf("'", at)
    if (end < 0) wrong('a closing apostrophe is missing')
    const text = message.slice(at, end)
    at = end + 1
    return text
  }

  function argument(): Part {
    const name = take(/[\w.]+/y, 'a name')
    if (message[at] === '}') {
      at += 1
      return { kind: 'value', name, style: 'plain' }
    }
    sign(',')
    const by = take(/\w+/y, 'a kind')
    if (by === 'number') {
      sign('}')
      return { kind: 'value', name, style: 'number' }
    }
    if (by !== 'plural' && by !== 'select') return wrong(`"${by}" is no kind`)
    sign(',')
    const of: Record<string, readonly Part[]> = {}
    for (blank(); message[at] !== '}'; blank()) {
      const key = take(/=?[\w-]+/y, 'a case')
      sign('{')
      of[key] = parts(by === 'plural')
      sign('}')
    }
    at += 1
    if (!Object.hasOwn(of, 'other')) wrong(`${name} has no case "other"`)
    return { kind: 'choice', by, name, of }
  }

  function parts(inPlural: boolean): readonly Part[] {
    const found: Part[] = []
    let text = ''
    const flush = (): void => {
      if (text !== '') found.push({ kind: 'text', text })
      text = ''
    }
    while (at < message.length && message[at] !== '}') {
      if (message[at] === "'") text += quoted()
      else if (message[at] === '{') {
        at += 1
        flush()
        found.push(argument())
      } else if (inPlural && message[at] === '#') {
        at += 1
        flush()
        found.push({ kind: 'hash' })
      } else {
        text += message[at]
        at += 1
      }
    }
    flush()
    return found
  }

  const whole = parts(false)
  if (at < message.length) wrong('a brace is closed that was not opened')
  return whole
}
