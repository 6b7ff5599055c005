/** Text that is markup already; everything else is escaped. */
export interface Markup {
  readonly markup: string
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Escapes text for an element or a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character])

type Part = string | number | Markup | null | false | readonly Part[]

const render = (part: Part): string => {
  if (part === null || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part))
  return 'markup' in part ? part.markup : part.map(render).join('')
}

/**
 * A template of HTML whose values are escaped, unless they are markup themselves. Null and false leave nothing.
 *
 * @example
 * html`<p>${'<script>'}</p>`.markup // '<p>&lt;script&gt;</p>'
 */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: strings.map((text, i) => (i < parts.length ? text + render(parts[i]) : text)).join(''),
})

/** Marks text as markup: for our own drawings and style sheet only, never for words of a study. */
export const trusted = (markup: string): Markup => ({ markup })
