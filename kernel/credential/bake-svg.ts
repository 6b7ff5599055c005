import { fail } from './errors.ts'

/** Puts a credential into an SVG picture (Open Badges 3.0, section 5.3.2). Throws CREDENTIAL_PICTURE. */
export function bakeSvg(svg: string, credential: string): string {
  const open = /<svg\b[^>]*>/.exec(svg)
  if (!open) throw fail('CREDENTIAL_PICTURE', { reason: 'is no SVG' })
  const tag = open[0].includes('xmlns:openbadges')
    ? open[0]
    : open[0].replace('<svg', '<svg xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"')
  const end = open.index + open[0].length
  return `${svg.slice(0, open.index)}${tag}<openbadges:credential verify="${credential}"/>${svg.slice(end)}`
}

/** The credential in an SVG picture. Throws CREDENTIAL_PICTURE. */
export function unbakeSvg(svg: string): string {
  const found = /<openbadges:credential\b[^>]*\bverify="([\w.-]+)"/.exec(svg)
  if (!found) throw fail('CREDENTIAL_PICTURE', { reason: 'holds no credential' })
  return found[1]
}
