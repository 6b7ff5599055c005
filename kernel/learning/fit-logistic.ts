import { expit, log1pExp, solveSpd, sumProducts } from '@vitalbench/kernel/numbers'
import { fail } from './errors.ts'
import type { LogisticModel } from './logistic-model.ts'
import type { TrainingRows } from './training-rows.ts'
import { checkOption, checkTrainingRows } from './training-rows.ts'

/** How a logistic regression is fitted. */
export interface LogisticOptions {
  /** Penalty ½·l2·Σw² on the coefficients; 0 is maximum likelihood. scikit-learn's C is 1/l2. */
  readonly l2?: number
  /** Fit on columns of mean 0 and standard deviation 1 (so that the penalty treats them alike), and give coefficients on the scale of the data. */
  readonly standardise?: boolean
  /** `penalised` also shrinks the intercept, as liblinear does. */
  readonly intercept?: 'free' | 'penalised'
}

const mostSteps = 100

/** Columns with a leading 1, scaled as asked; the scaling is (x − centre)/scale. */
function design({ columns, labels }: TrainingRows, standardise: boolean) {
  const n = labels.length
  const scaling = columns.map((values) => {
    if (!standardise) return { centre: 0, scale: 1 }
    const centre = values.reduce((total, value) => total + value, 0) / n
    const scale = Math.sqrt(values.reduce((total, value) => total + (value - centre) ** 2, 0) / n)
    return { centre, scale: scale > 0 ? scale : 1 }
  })
  const scaled = columns.map((values, index) => values.map((value) => (value - scaling[index].centre) / scaling[index].scale))
  return { scaling, matrix: [new Float64Array(n).fill(1), ...scaled] }
}

interface Objective {
  readonly matrix: readonly Float64Array[]
  readonly labels: Uint8Array
  /** Penalty of each weight, the intercept first. */
  readonly penalty: Float64Array
}

function scoresOf({ matrix }: Objective, weights: Float64Array): Float64Array {
  const scores = new Float64Array(matrix[0].length)
  for (const [index, values] of matrix.entries()) for (let row = 0; row < scores.length; row++) scores[row] += weights[index] * values[row]
  return scores
}

function lossOf({ labels, penalty }: Objective, weights: Float64Array, scores: Float64Array): number {
  let loss = 0
  for (let row = 0; row < scores.length; row++) loss += log1pExp(scores[row]) - labels[row] * scores[row]
  for (let index = 0; index < weights.length; index++) loss += 0.5 * penalty[index] * weights[index] ** 2
  return loss
}

/** Gradient and Hessian of the penalised negative log likelihood. */
function curvature({ matrix, labels, penalty }: Objective, weights: Float64Array, scores: Float64Array) {
  const width = matrix.length
  const p = scores.map(expit)
  const gradient = Float64Array.from(weights, (weight, index) => penalty[index] * weight)
  const hessian = new Float64Array(width * width)
  for (let a = 0; a < width; a++) {
    const left = matrix[a]
    for (let row = 0; row < p.length; row++) gradient[a] += left[row] * (p[row] - labels[row])
    for (let b = 0; b <= a; b++) {
      const right = matrix[b]
      let total = a === b ? penalty[a] : 0
      for (let row = 0; row < p.length; row++) total += left[row] * right[row] * p[row] * (1 - p[row])
      hessian[a * width + b] = hessian[b * width + a] = total
    }
  }
  return { gradient, hessian }
}

/**
 * Newton's method with step halving, until a step's promise (the decrement) is below 1e-12 of the loss. At a finite optimum the
 * decrement then falls quadratically; where it still falls by a constant factor the optimum lies at infinity, and null is returned.
 */
function minimise(objective: Objective): Float64Array | null {
  const width = objective.matrix.length
  let weights: Float64Array = new Float64Array(width)
  let scores = scoresOf(objective, weights)
  let loss = lossOf(objective, weights, scores)
  let before = Infinity
  for (let iteration = 0; iteration < mostSteps; iteration++) {
    const { gradient, hessian } = curvature(objective, weights, scores)
    const step = solveSpd(hessian, gradient, width)
    const decrement = sumProducts(step, gradient)
    if (decrement <= 1e-12 * loss) return decrement <= 0.2 * before ? weights.map((weight, index) => weight - step[index]) : null
    for (let size = 1; size > 1e-10; size /= 2) {
      const next = weights.map((weight, index) => weight - size * step[index])
      const nextScores = scoresOf(objective, next)
      const nextLoss = lossOf(objective, next, nextScores)
      if (!(nextLoss <= loss)) continue
      ;[weights, scores, loss] = [next, nextScores, nextLoss]
      break
    }
    before = decrement
  }
  return null
}

/** The optimum, or an error that says why there is none: a singular Hessian comes from separable classes or dependent columns. */
function optimum(objective: Objective): Float64Array {
  try {
    const weights = minimise(objective)
    if (weights) return weights
  } catch (cause) {
    throw fail('LEARNING_NOT_CONVERGED', {}, { cause })
  }
  throw fail('LEARNING_NOT_CONVERGED')
}

/**
 * Logistic regression by iteratively reweighted least squares (Newton's method on the penalised likelihood), carried to its optimum.
 *
 * @example
 * const model = fitLogistic({ columns: [age, lactate], labels }, { l2: 1, standardise: true })
 * logisticProbabilities(model, [age, lactate])
 */
export function fitLogistic(rows: TrainingRows, { l2 = 0, standardise = false, intercept = 'free' }: LogisticOptions = {}): LogisticModel {
  checkTrainingRows(rows, { missing: 'refuse' })
  checkOption('l2', l2, [0, 1e12])
  const { scaling, matrix } = design(rows, standardise)
  const penalty = new Float64Array(matrix.length).fill(l2)
  if (intercept === 'free') penalty[0] = 0
  const weights = optimum({ matrix, labels: rows.labels, penalty })
  const coefficients = Float64Array.from(scaling, ({ scale }, index) => weights[index + 1] / scale)
  const moved = scaling.reduce((total, { centre }, index) => total + coefficients[index] * centre, 0)
  return { intercept: weights[0] - moved, coefficients }
}
