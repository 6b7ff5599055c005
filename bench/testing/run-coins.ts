/** Runs a coin study as a program: `node run-coins.ts <work> <workers> <plan as JSON> <product>`; prints `begun` with the first outcomes, and their digest at the end. */
import { bench } from './coin.ts'
import { coinStudy, standInProducts } from './coin-study.ts'
import { outcomesDigest } from './outcomes-digest.ts'
import type { RunProgress } from '../runner/run.ts'
import { runStudy } from '../runner/run-study.ts'

const [work, workers, plan, product] = process.argv.slice(2)
const study = coinStudy({ product, plan: JSON.parse(plan) as object })
let begun = false
const onProgress = ({ done }: RunProgress): void => {
  if (!begun && done > 0) process.stdout.write('begun\n')
  begun = true
}
const options = { folder: '.', work, workers: Number(workers), products: standInProducts, onProgress }
const { outcomes, circumstances } = await runStudy({ plan: study, bench, ...options })
process.stdout.write(`${outcomesDigest(outcomes)} ${circumstances.resumed}\n`)
