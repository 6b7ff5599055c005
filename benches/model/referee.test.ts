import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runStudy } from '@vitalbench/bench'
import type { Measure, Outcome } from '@vitalbench/bench'
import { readStudy } from '@vitalbench/bench/study'
import { bench } from './bench.ts'

const python = '/usr/bin/python3'
const succeeds = (program: string, ...args: readonly string[]) => spawnSync(program, args).status === 0
const noPython = succeeds(python, '-c', 'import sklearn, scipy') ? false : 'Debian package python3-sklearn is absent'
const noR = succeeds('Rscript', '-e', 'library(pROC)') ? false : 'R or its package pROC is absent (Debian package r-cran-proc)'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const folder = here('../../examples/breast-fna')
const work = mkdtempSync(join(tmpdir(), 'vitalbench-referee-'))
after(() => rmSync(work, { recursive: true, force: true }))

/** The whole study as a user runs it: file, product, outcomes, findings. */
async function concluded() {
  const read = await readStudy(await readFile(join(folder, 'study.yaml'), 'utf8'), {
    bench: () => bench,
    read: (path) => readFile(resolve(folder, path)),
    software: { name: 'vitalbench', version: 'test' },
  })
  assert.ok('plan' in read, JSON.stringify(read))
  const { plan } = read
  const { outcomes } = await runStudy({ plan, bench, folder, work: join(work, 'run'), workers: 1 })
  const { study, seed, product, reference } = plan
  return { outcomes, findings: await bench.conclude(outcomes, plan.plan as never, { study, seed, product, reference }) }
}
const study = noPython && noR ? null : await concluded()

type Numbers = Readonly<Record<string, readonly number[]>>

const column = (outcomes: readonly Outcome[], name: string): readonly number[] => outcomes.map(({ values }) => values[name] as number)

/** What the referees are given: the columns of the test, and subgroups cut here, not by the bench. */
function columnsOf(all: readonly Outcome[]) {
  const outcomes = all.filter(({ values }) => values.split === 'test')
  const where = (name: string, holds: (value: number) => boolean) =>
    column(outcomes, `attribute.${name}`).flatMap((value, i) => (holds(value) ? [i] : []))
  return {
    labels: column(outcomes, 'label'),
    scores: column(outcomes, 'score'),
    reference: column(outcomes, 'reference'),
    threshold: 0.5,
    prevalences: [0.05, 0.2],
    groups: {
      'mean_radius<14': where('mean_radius', (value) => value < 14),
      'mean_radius≥14': where('mean_radius', (value) => value >= 14),
      'mean_texture<19': where('mean_texture', (value) => value < 19),
      'mean_texture≥19': where('mean_texture', (value) => value >= 19),
    },
  }
}

function ask(program: string, args: readonly string[], input: string): string {
  const { status, stdout, stderr } = spawnSync(program, args, { input, encoding: 'utf8', env: { ...process.env, OMP_NUM_THREADS: '1' } })
  assert.equal(status, 0, stderr)
  return stdout
}

const numbersOf = ({ value, interval }: Measure): readonly (number | null)[] => [value, ...(interval ? [interval.low, interval.high] : [])]

/** A vector in R. */
const vector = (values: readonly number[]) => `c(${values.join(',')})`

/** Holds our measures against theirs, number by number; `tolerance` is relative. Returns how many were compared. */
function hold(measures: readonly Measure[], theirs: Numbers, tolerance: (name: string) => number): number {
  const ours = new Map(measures.map((measure) => [`${measure.group} ${measure.name}`, measure]))
  for (const [name, expected] of Object.entries(theirs)) {
    const measure = ours.get(name)
    assert.ok(measure, `no measure ${name}`)
    const found = numbersOf(measure)
    expected.forEach((number, k) => {
      const distance = Math.abs((found[k] ?? NaN) - number)
      assert.ok(distance <= tolerance(name) * Math.abs(number) + 1e-14, `${name}, number ${k}: ${found[k]}, theirs ${number}`)
    })
  }
  return Object.keys(theirs).length
}

test('measures of the breast mass study are those of scikit-learn and scipy', { skip: noPython }, () => {
  assert.ok(study)
  const answer = JSON.parse(ask(python, [here('referee.py')], JSON.stringify(columnsOf(study.outcomes)))) as {
    readonly exact: Numbers
    readonly resampled: Readonly<Record<string, readonly (readonly [number, number])[]>>
  }
  // The errors of MCC and kappa come from a numerical gradient.
  const compared = hold(study.findings.measures, answer.exact, (name) => (/mcc|kappa/.test(name) ? 1e-8 : 1e-9))
  assert.ok(compared >= 25, `${compared} measures`)
  for (const [name, [low, high]] of Object.entries(answer.resampled)) {
    // A largest gap only grows under resampling; it has no interval.
    if (name === 'all mce') continue
    const { interval } = study.findings.measures.find((measure) => `${measure.group} ${measure.name}` === name) ?? {}
    assert.ok(interval, name)
    for (const [limit, [least, most]] of [[interval.low, low] as const, [interval.high, high] as const])
      assert.ok(least <= limit && limit <= most, `${name}: limit ${limit} outside ${least} to ${most}`)
  }
})

test('AUROC, its comparison and calibration of the breast mass study are those of pROC, glm and loess', { skip: noR }, () => {
  assert.ok(study)
  const { labels, scores, reference, groups } = columnsOf(study.outcomes)
  const rows = (positions: readonly number[]) => vector(positions.map((position) => position + 1))
  const entries = Object.entries(groups).map(([name, positions]) => `"${name}" = ${rows(positions)}`)
  const script = [
    `y <- ${vector(labels)}; p <- ${vector(scores)}; q <- ${vector(reference)}`,
    `groups <- list(all = seq_along(y), ${entries.join(', ')})`,
    'attributes <- list(mean_radius = groups[2:3], mean_texture = groups[4:5])',
    readFileSync(here('referee.R'), 'utf8'),
  ].join('\n')
  const lines = ask('Rscript', ['--vanilla', '--encoding=UTF-8', '-'], script)
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
  const answer = Object.fromEntries(lines.map(([name, ...numbers]) => [name, numbers.map(Number)]))
  const { 'interaction mean_radius': interaction, ...measures } = answer
  const compared = hold(study.findings.measures, measures, () => 1e-9)
  assert.ok(compared >= 12, `${compared} measures`)
  const row = study.findings.tables
    .find(({ id }) => id === 'subgroup-interactions')
    ?.rows.find(([measure, attribute]) => typeof measure === 'object' && measure?.key === 'measure.auroc' && attribute === 'mean_radius')
  interaction.forEach((number, k) =>
    assert.ok(Math.abs(Number(row?.[k + 2]) - number) <= 1e-9, `interaction: ${row?.[k + 2]}, R has ${number}`),
  )
})
