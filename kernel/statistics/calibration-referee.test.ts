import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { expit, stream } from '@vitalbench/kernel/numbers'
import { calibrationInTheLarge, calibrationLine } from './calibration-line.ts'
import { integratedCalibrationIndex } from './ici.ts'
import { hosmerLemeshow } from './hosmer-lemeshow.ts'
import { loess } from './loess.ts'

const absent = spawnSync('Rscript', ['--version']).error !== undefined
const skip = absent ? 'R is not installed (Debian package r-base-core)' : false

/** Runs an R script that prints numbers; every number with 17 digits. */
function askR(script: string): readonly number[] {
  const { stdout, stderr, status } = spawnSync('Rscript', ['--vanilla', '-'], { input: script, encoding: 'utf8', maxBuffer: 1 << 26 })
  assert.equal(status, 0, stderr)
  return stdout.trim().split(/\s+/).map(Number)
}

const vector = (values: Iterable<number>) => `c(${[...values].join(',')})`
const show = 'show <- function(x) cat(sprintf("%.17g", x), sep = "\\n")'

function near(observed: readonly (number | null | undefined)[], expected: readonly number[], tolerance: number): void {
  assert.equal(observed.length, expected.length)
  observed.forEach((value, k) =>
    assert.ok(
      Math.abs((value ?? NaN) - expected[k]) <= tolerance * Math.max(1, Math.abs(expected[k])),
      `number ${k}: ${value}, R has ${expected[k]}`,
    ),
  )
}

/** Random predictions with ties and a wrong calibration. */
function predictionsFor(name: string, rows: number) {
  const random = stream('referee', name)
  const probabilities = Float64Array.from({ length: rows }, () => Math.round(random.beta(1, 3) * 200) / 200 || 0.005).map((p) =>
    Math.min(p, 0.995),
  )
  const labels = Uint8Array.from(probabilities, (p) => (random.double() < expit(0.4 + 0.7 * Math.log(p / (1 - p))) ? 1 : 0))
  return { labels, probabilities }
}

test("the calibration line, its errors and the calibration in the large equal R's glm", { skip }, () => {
  const sets = [60, 300, 1500].map((rows) => predictionsFor(`line ${rows}`, rows))
  const script = sets.map(
    ({ labels, probabilities }) => `
      y <- ${vector(labels)}; x <- qlogis(${vector(probabilities)})
      tight <- glm.control(epsilon = 1e-15, maxit = 100)
      line <- summary(glm(y ~ x, binomial, control = tight))$coefficients
      large <- summary(glm(y ~ offset(x), binomial, control = tight))$coefficients
      show(c(line[, 1], large[, 1], line[, 2], large[, 2]))`,
  )
  const expected = askR([show, ...script].join('\n'))
  sets.forEach((predictions, set) => {
    const { slope, intercept } = calibrationLine(predictions)
    const estimates = [intercept, slope, calibrationInTheLarge(predictions)]
    near(
      estimates.map(({ value }) => value),
      expected.slice(6 * set, 6 * set + 3),
      1e-9,
    )
    // R takes the information of the last iterate but one.
    near(
      estimates.map(({ standardError }) => standardError),
      expected.slice(6 * set + 3, 6 * set + 6),
      1e-7,
    )
  })
})

test("cluster-robust errors of the line equal the sandwich from R's matrices", { skip }, () => {
  const predictions = predictionsFor('sandwich', 240)
  const clusters = Array.from({ length: 240 }, (_, row) => Math.floor(row / (row < 120 ? 3 : 5)))
  const script = `
    y <- ${vector(predictions.labels)}; x <- qlogis(${vector(predictions.probabilities)}); g <- ${vector(clusters)}
    fit <- glm(y ~ x, binomial, control = glm.control(epsilon = 1e-15))
    scores <- rowsum(residuals(fit, "response") * cbind(1, x), g); k <- nrow(scores)
    robust <- vcov(fit) %*% (crossprod(scores) * k / (k - 1)) %*% vcov(fit)
    large <- glm(y ~ offset(x), binomial, control = glm.control(epsilon = 1e-15))
    totals <- rowsum(residuals(large, "response"), g)
    show(sqrt(c(diag(robust), vcov(large)^2 * sum(totals^2) * k / (k - 1))))`
  const { slope, intercept } = calibrationLine(predictions, { clusters })
  const large = calibrationInTheLarge(predictions, { clusters })
  near([intercept.standardError, slope.standardError, large.standardError], askR([show, script].join('\n')), 1e-8)
})

test("loess equals R's with surface = direct, with ties and between the points", { skip }, () => {
  const random = stream('referee', 'loess')
  const shapes = [
    { rows: 40, span: 0.75, degree: 2, grid: 17 },
    { rows: 150, span: 0.5, degree: 2, grid: 1000 },
    { rows: 150, span: 0.3, degree: 1, grid: 40 },
    { rows: 400, span: 0.75, degree: 2, grid: 60 },
    { rows: 97, span: 1, degree: 2, grid: 500 },
  ] as const
  const problems = shapes.map((shape) => {
    const x = Float64Array.from({ length: shape.rows }, () => Math.round(random.beta(0.8, 3) * shape.grid) / shape.grid)
    const y = x.map((value) => (random.double() < expit(4 * value - 1) ? 1 : 0))
    const low = Math.min(...x)
    const high = Math.max(...x)
    const at = Float64Array.from({ length: 33 }, (_, k) => low + ((high - low) * k) / 32)
    return { ...shape, x, y, at }
  })
  const script = problems.map(
    ({ x, y, at, span, degree }) => `
      d <- data.frame(x = ${vector(x)}, y = ${vector(y)})
      fit <- loess(y ~ x, d, span = ${span}, degree = ${degree}, control = loess.control(surface = "direct"))
      show(predict(fit, data.frame(x = ${vector(at)})))`,
  )
  const observed = problems.flatMap(({ x, y, at, span, degree }) => [...loess(x, y, { span, degree, at }).y])
  near(observed, askR([show, ...script].join('\n')), 1e-9)
})

test("ICI, E50, E90 and Emax equal those of R's loess on tied predictions", { skip }, () => {
  const predictions = predictionsFor('ici', 500)
  const script = `
    d <- data.frame(y = ${vector(predictions.labels)}, p = ${vector(predictions.probabilities)})
    fit <- loess(y ~ p, d, control = loess.control(surface = "direct"))
    gap <- abs(pmin(1, pmax(0, predict(fit, d))) - d$p)
    show(c(mean(gap), quantile(gap, c(0.5, 0.9, 1))))`
  const { ici, e50, e90, emax } = integratedCalibrationIndex(predictions)
  near([ici.value, e50.value, e90.value, emax.value], askR([show, script].join('\n')), 1e-9)
})

test("Hosmer-Lemeshow groups and p-value equal R's cut by rank and pchisq", { skip }, () => {
  const cases = [
    { predictions: predictionsFor('groups', 333), groups: 10 },
    { predictions: predictionsFor('more groups', 101), groups: 7 },
  ]
  const script = cases.map(
    ({ predictions, groups }) => `
      y <- ${vector(predictions.labels)}; p <- ${vector(predictions.probabilities)}; g <- ${groups}
      r <- rank(p, ties.method = "first")
      k <- cut(r, quantile(r, 0:g / g), include.lowest = TRUE, labels = FALSE)
      o <- tapply(y, k, sum); e <- tapply(p, k, sum); n <- tapply(y, k, length)
      x2 <- sum((o - e)^2 / (e * (1 - e / n)))
      show(c(x2, pchisq(x2, g, lower.tail = FALSE), n))`,
  )
  const observed = cases.flatMap(({ predictions, groups: count }) => {
    const { chiSquare, p, groups } = hosmerLemeshow(predictions, { groups: count, data: 'external' })
    return [chiSquare, p, ...groups.map(({ n }) => n)]
  })
  near(observed, askR([show, ...script].join('\n')), 1e-9)
})
