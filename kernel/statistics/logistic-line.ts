import { expit, log1pExp } from '@vitalbench/kernel/numbers'

/** A fitted line a + b·x on the log-odds: coefficients, and the inverse of the observed information (row-major, a then b). */
export interface LogisticLine {
  readonly intercept: number
  readonly slope: number
  readonly covariance: readonly [number, number, number, number]
  /** Residual y − fitted probability of each case. */
  readonly residuals: Float64Array
}

function negativeLogLikelihood(labels: Uint8Array, x: Float64Array, a: number, b: number): number {
  let total = 0
  for (let row = 0; row < x.length; row += 1) {
    const eta = a + b * x[row]
    total += log1pExp(eta) - labels[row] * eta
  }
  return total
}

/** Longest step on the log-odds: beyond it the quadratic that Newton's step stands on says nothing. */
const longest = 5

/** A Newton step that is never too long; where the information has underflowed, a step uphill along the intercept alone. */
function cautious(da: number, db: number, gradient: number): [da: number, db: number] {
  if (!Number.isFinite(da) || !Number.isFinite(db)) return [longest * Math.sign(gradient), 0]
  const shorter = Math.min(1, longest / Math.max(Math.abs(da), Math.abs(db)))
  return [da * shorter, db * shorter]
}

/**
 * Maximum likelihood of logit P(y = 1) = a + b·x by Newton's method with step halving, to full convergence; `slope: 1` holds b
 * fixed (x as offset). The caller has made sure that a finite maximum exists: two classes, and for a free slope that they overlap.
 */
export function fitLogisticLine(labels: Uint8Array, x: Float64Array, { slope }: { readonly slope: 'free' | 1 }): LogisticLine {
  const n = x.length
  const residuals = new Float64Array(n)
  const free = slope === 'free'
  let a = 0
  let b = free ? 0 : 1
  let loss = negativeLogLikelihood(labels, x, a, b)
  for (let iteration = 0; ; iteration += 1) {
    let ga = 0
    let gb = 0
    let haa = 0
    let hab = 0
    let hbb = 0
    for (let row = 0; row < n; row += 1) {
      const p = expit(a + b * x[row])
      const residual = labels[row] - p
      const information = p * (1 - p)
      residuals[row] = residual
      ga += residual
      gb += residual * x[row]
      haa += information
      hab += information * x[row]
      hbb += information * x[row] * x[row]
    }
    const determinant = haa * hbb - hab * hab
    const covariance = free
      ? ([hbb / determinant, -hab / determinant, -hab / determinant, haa / determinant] as const)
      : ([1 / haa, 0, 0, 0] as const)
    let [da, db] = cautious(
      free ? covariance[0] * ga + covariance[1] * gb : ga / haa,
      free ? covariance[2] * ga + covariance[3] * gb : 0,
      ga,
    )
    const size = Math.max(Math.abs(da) / (1 + Math.abs(a)), Math.abs(db) / (1 + Math.abs(b)))
    // Newton doubles the correct digits: after a step of 1e-9 the next would be below rounding.
    if (size < 1e-9 || iteration === 100) return { intercept: a + da, slope: b + db, covariance, residuals }
    let next = negativeLogLikelihood(labels, x, a + da, b + db)
    while (!(next <= loss + 1e-12 * Math.abs(loss)) && Math.abs(da) + Math.abs(db) > 1e-12) {
      da /= 2
      db /= 2
      next = negativeLogLikelihood(labels, x, a + da, b + db)
    }
    a += da
    b += db
    loss = next
  }
}
