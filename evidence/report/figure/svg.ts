import { parseHTML } from 'linkedom'
import type { Palette } from './palette.ts'

/** A document without a browser, for Observable Plot. */
export const svgDocument = (): Document => parseHTML('<!doctype html><html><body></body></html>').document

/** Names of a figure that its SVG carries for those who do not see it. */
export interface SvgWords {
  readonly id: string
  readonly title: string
  readonly description: string
}

const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

/**
 * The bytes of a plot: ids counted from the figure's own name (Plot counts clips over the life of the process),
 * Plot's style sheet replaced by attributes, title and description in front.
 */
export function serialiseSvg(plot: Element, { id, title, description }: SvgWords, { font, ink }: Palette): string {
  for (const style of plot.querySelectorAll('style')) style.remove()
  const [width, height] = ['width', 'height'].map((name) => plot.getAttribute(name))
  const clips = new Map<string, string>()
  // The picture is one image with one description; what Plot tells of its groups has no place in it.
  for (const part of plot.querySelectorAll('*')) for (const name of ['label', 'description', 'hidden']) part.removeAttribute(`aria-${name}`)
  const body = plot.innerHTML.replace(/plot-clip-\d+/g, (clip) => {
    if (!clips.has(clip)) clips.set(clip, `${id}-clip-${clips.size + 1}`)
    return clips.get(clip)!
  })
  const head = `<title id="${id}-title">${escapeXml(title)}</title><desc id="${id}-desc">${escapeXml(description)}</desc>`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
    `role="img" aria-labelledby="${id}-title ${id}-desc" fill="${ink}" font-family="${font}" font-size="13" text-anchor="middle">${head}${body}</svg>`
  )
}
