/** Width of a figure that stands beside another one, in px: a phone shows it at nearly its full size, and so half a page. */
export const standardWidth = 400

/** Width and height of a drawn figure in px. */
export function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)!.map(Number)
  return { width, height }
}

/** Whether a drawn figure needs the whole width of a page. */
export const isWide = (svg: string): boolean => sizeOf(svg).width > standardWidth
