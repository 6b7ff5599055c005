interface Bounds {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly allowed: readonly (number | null)[]
}

const width = 220
const height = 28

/** An estimate with its interval against the range that a criterion allows. */
export function Interval({ of: { value, low, high, allowed }, label }: { readonly of: Bounds; readonly label: string }) {
  const [from, to] = allowed
  const known = [value, low, high, from, to].filter((each) => each !== null && each !== undefined)
  if (value === null || known.length < 2) return null
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const margin = (most - least || Math.abs(most) || 1) * 0.15
  const x = (at: number): number => ((at - least + margin) / (most - least + 2 * margin)) * width
  const [left, right] = [from === null ? 0 : x(from), to === null ? width : x(to)]
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label} style={{ maxWidth: '100%' }}>
      <rect x={left} y={2} width={Math.max(0, right - left)} height={height - 4} fill="var(--allowed)" rx={3} />
      {[from, to].map(
        (bound, k) =>
          bound !== null &&
          bound !== undefined && (
            <line key={k} x1={x(bound)} x2={x(bound)} y1={2} y2={height - 2} stroke="var(--quiet)" strokeDasharray="3 2" />
          ),
      )}
      {low !== null && high !== null && (
        <line x1={x(low)} x2={x(high)} y1={height / 2} y2={height / 2} stroke="var(--ink)" strokeWidth={2} />
      )}
      <circle cx={x(value)} cy={height / 2} r={4.5} fill="var(--ink)" />
    </svg>
  )
}
