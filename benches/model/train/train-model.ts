import type { Product } from '@vitalbench/bench'
import { productSchema } from '@vitalbench/bench/study'
import { fitBoostedTrees, fitLogistic, logisticProbabilities, treesProbabilities } from '@vitalbench/kernel/learning'
import type { TrainingRows } from '@vitalbench/kernel/learning'
import { stream } from '@vitalbench/kernel/numbers'
import { logisticToOnnx, treesToOnnx } from '@vitalbench/kernel/onnx'
import type { ModelCard } from '@vitalbench/kernel/onnx'
import { hex, sha256 } from '@vitalbench/kernel/seal'
import { auroc } from '@vitalbench/kernel/statistics'
import { stringify } from 'yaml'
import { contractSchema } from '../contract.ts'
import type { ModelContract } from '../contract.ts'
import type { Recipe } from './recipe.ts'
import { readRecipe } from './recipe.ts'
import type { TrainingData } from './training-data.ts'
import { trainingData } from './training-data.ts'

/** How the training went. AUROCs are apparent on the training rows, and optimistic on the tuning rows if they stopped the fit. */
export interface TrainingReport {
  readonly rows: number
  readonly positives: number
  readonly tuningRows: number
  readonly trainingAuroc: number | null
  readonly tuningAuroc: number | null
  /** Boosted trees: how many were kept, and mean log loss after each. */
  readonly trees?: number
  readonly trainingLoss?: readonly number[]
  readonly tuningLoss?: readonly number[]
  /** Inputs by their share of the gain of all splits, or by the size of their standardised coefficient, greatest first. */
  readonly inputs: readonly { readonly name: string; readonly weight: number }[]
}

/** A file that training writes, with a path relative to the recipe. */
export interface TrainedFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** A trained product: its model and product file, and how the training went. */
export interface Trained {
  readonly onnx: Uint8Array
  readonly product: Product & { readonly contract: ModelContract }
  readonly files: readonly TrainedFile[]
  readonly report: TrainingReport
  readonly summary: string
}

/** A fitted model, ready to be written and to be asked. */
interface Fitted {
  readonly onnx: Uint8Array
  readonly probabilities: (columns: readonly Float64Array[]) => Float64Array
  readonly weights: Float64Array
  readonly course: Pick<TrainingReport, 'trees' | 'trainingLoss' | 'tuningLoss'>
}

const deviation = (values: Float64Array): number => {
  const mean = values.reduce((total, value) => total + value, 0) / values.length
  return Math.sqrt(values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length)
}

function fit({ model: asked, seed }: Recipe, { training, tuning }: TrainingData, card: ModelCard): Fitted {
  if (asked.kind === 'logistic') {
    const model = fitLogistic(training, asked)
    return {
      onnx: logisticToOnnx(model, card),
      probabilities: (columns) => logisticProbabilities(model, columns),
      weights: model.coefficients.map((value, index) => Math.abs(value) * deviation(training.columns[index])),
      course: {},
    }
  }
  const fitted = fitBoostedTrees(training, { ...asked, ...(tuning ? { tuning } : {}), stream: stream(seed, 'subsample') })
  const total = fitted.gains.reduce((sum, gain) => sum + gain, 0)
  return {
    onnx: treesToOnnx(fitted.model, card),
    probabilities: (columns) => treesProbabilities(fitted.model, columns),
    weights: fitted.gains.map((gain) => gain / total),
    course: { trees: fitted.model.trees.length, trainingLoss: fitted.trainingLoss, tuningLoss: fitted.tuningLoss },
  }
}

function contractFor({ inputs, fill }: Recipe, { dictionary }: TrainingData): ModelContract {
  const units = new Map(dictionary.columns.map(({ name, unit }) => [name, unit]))
  const columns = inputs.map((name) => {
    const unit = units.get(name)
    return { name, ...(unit ? { unit } : {}), ...(fill ? { fill } : {}) }
  })
  return contractSchema.parse({ input: { tensor: 'x', columns }, output: { tensor: 'probability', scale: 'probability' } })
}

const areaUnder = (fitted: Fitted, rows: TrainingRows | null): number | null =>
  rows && auroc({ labels: rows.labels, scores: fitted.probabilities(rows.columns) }).value

const shown = (value: number | null): string => (value === null ? 'not estimable' : value.toFixed(4))

/**
 * Trains the model of a recipe (YAML) and writes it as a product: an ONNX file and its product file. The same recipe and data give the
 * same bytes. `read` gives the files that the recipe names.
 *
 * @example
 * const { files, summary } = await trainModel(yaml, { read: (path) => readFile(join(folder, path)) })
 */
export async function trainModel(
  yaml: string,
  { read, onProgress }: { readonly read: (path: string) => Promise<Uint8Array>; readonly onProgress?: (text: string) => void },
): Promise<Trained> {
  const recipe = readRecipe(yaml)
  onProgress?.('reading the data …')
  const data = await trainingData(recipe, read)
  onProgress?.(`fitting on ${data.training.labels.length} rows …`)
  const { name, version, manufacturer, intendedPurpose, inputs, writes } = recipe
  const fitted = fit(recipe, data, { name, inputs, properties: { version, trainedOn: data.trainedOn } })
  const product = {
    ...productSchema.parse({
      name,
      version,
      manufacturer,
      intendedPurpose,
      artefact: { link: 'onnx', path: writes.model, sha256: hex(sha256(fitted.onnx)) },
      trainedOn: data.trainedOn,
    }),
    contract: contractFor(recipe, data),
  }
  const { training, tuning } = data
  const report: TrainingReport = {
    rows: training.labels.length,
    positives: training.labels.reduce((total, label) => total + label, 0),
    tuningRows: tuning?.labels.length ?? 0,
    trainingAuroc: areaUnder(fitted, training),
    tuningAuroc: areaUnder(fitted, tuning),
    ...fitted.course,
    inputs: inputs.map((input, index) => ({ name: input, weight: fitted.weights[index] })).sort((a, b) => b.weight - a.weight),
  }
  const productFile = `# Written by vitalbench train; change the recipe, not this file.\n${stringify(product, { lineWidth: 120 })}`
  return {
    onnx: fitted.onnx,
    product,
    files: [
      { path: writes.model, bytes: fitted.onnx },
      { path: writes.product, bytes: new TextEncoder().encode(productFile) },
    ],
    report,
    summary:
      `${name} ${version}: ${report.rows} rows, ${report.positives} positive${report.trees ? `, ${report.trees} trees` : ''}; ` +
      `AUROC ${shown(report.trainingAuroc)} apparent, ${shown(report.tuningAuroc)} on the tuning rows`,
  }
}
