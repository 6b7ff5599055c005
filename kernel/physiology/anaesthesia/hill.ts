/** Share of the greatest effect at a concentration: x^g / (c^g + x^g), 0 at or below concentration 0. */
export const hill = (x: number, half: number, slope: number): number => (x > 0 ? 1 / (1 + (half / x) ** slope) : 0)
