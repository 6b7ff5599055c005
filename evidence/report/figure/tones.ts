import type { Tone } from '@vitalbench/bench'

/** The tones from best to worst. */
export const tones: readonly Tone[] = ['good', 'acceptable', 'poor', 'bad']

const worst: readonly (Tone | null)[] = ['bad', 'poor', null, 'acceptable', 'good']

/** Order of tones by what a reader must see first; what has no tone stands in the middle. */
export const worstFirst = (a: Tone | null, b: Tone | null): number => worst.indexOf(a) - worst.indexOf(b)

type Stroke = readonly (readonly [x: number, y: number])[]

const ring: Stroke = Array.from({ length: 25 }, (_, i) => {
  const angle = (i * Math.PI) / 12
  return [Number(Math.cos(angle).toFixed(3)), Number(Math.sin(angle).toFixed(3))] as const
})

// A tick, a ring, a triangle, a cross: the tone reads without its colour.
const signs: Readonly<Record<Tone, readonly Stroke[]>> = {
  good: [
    [
      [-0.95, 0.05],
      [-0.25, 0.75],
      [1, -0.75],
    ],
  ],
  acceptable: [ring],
  poor: [
    [
      [0, -0.95],
      [1, 0.8],
      [-1, 0.8],
      [0, -0.95],
      [1, 0.8],
    ],
  ],
  bad: [
    [
      [-0.8, -0.8],
      [0.8, 0.8],
    ],
    [
      [0.8, -0.8],
      [-0.8, 0.8],
    ],
  ],
}

/** The sign of a tone as strokes about a centre, `radius` px in each direction. */
export const toneSign = (tone: Tone, radius: number): readonly Stroke[] =>
  signs[tone].map((stroke) => stroke.map(([x, y]) => [x * radius, y * radius] as const))

/** The sign of a tone as a symbol of Observable Plot, to be stroked. */
export const toneSymbol = (tone: Tone, radius: number) => ({
  draw(context: { moveTo(x: number, y: number): void; lineTo(x: number, y: number): void }): void {
    for (const [[x, y], ...rest] of toneSign(tone, radius)) {
      context.moveTo(x, y)
      for (const [x, y] of rest) context.lineTo(x, y)
    }
  },
})
