import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Answer, Tensor } from '../contract.ts'
import { counts, endless, huge, logarithm, logistic } from './hostile/graph.ts'
import { openProduct } from './open-product.ts'
import type { OpenProduct } from './open-product.ts'

const folder = mkdtempSync(join(tmpdir(), 'onnx-'))
after(() => rmSync(folder, { recursive: true }))

const links = ['onnx', 'onnx-wasm'] as const

function open(link: (typeof links)[number], graph: Uint8Array, secondsPerCase = 5): Promise<OpenProduct> {
  const sha256 = createHash('sha256').update(graph).digest('hex')
  writeFileSync(join(folder, `${sha256}.onnx`), graph)
  const artefact = { link, path: `${sha256}.onnx`, sha256 }
  return openProduct(
    { name: 'graph', version: '1', manufacturer: 'a stranger', intendedPurpose: 'test', artefact },
    { folder, limits: { secondsPerCase, memoryMiB: 1024, isolation: 'where-available' }, hide: [] },
  )
}

const row = (...values: readonly number[]): Tensor => ({ data: Float64Array.from(values), shape: [1, values.length] })
const output = (answer: Answer, name: string): readonly number[] =>
  answer.status === 'ok' ? [...answer.outputs[name].data] : assert.fail(answer.reason)
const reasonOf = (answer: Answer): string => (answer.status === 'ok' ? 'answered' : answer.reason)

const near = (found: readonly number[], wanted: readonly number[]): void => {
  assert.equal(found.length, wanted.length)
  for (const [k, each] of wanted.entries()) assert.ok(Math.abs(found[k] - each) < 1e-6, `${found[k]} is not ${each}`)
}

const countCall = (...values: readonly number[]) => ({ counts: { data: Float64Array.from(values), shape: [values.length] } })

for (const link of links) {
  test(`${link}: a logistic regression is that of the formula, alone, in batches and in sequences`, async () => {
    const product = await open(link, logistic)
    const rows = Array.from({ length: 40 }, (_, k) => [k / 10, -k / 20, 0.1])
    const expected = rows.map(([a, b, c]) => 1 / (1 + Math.exp(-(a + 2 * b + 3 * c))))
    near(output(await product.predict({ features: row(...rows[7]) }), 'probability'), [expected[7]])
    const batch = { data: Float32Array.from(rows.flat()), shape: [40, 3] }
    near(output(await product.predict({ features: batch }), 'probability'), expected)
    const answers = await product.steps(rows.map((values) => ({ features: row(...values) })))
    near(
      answers.flatMap((answer) => output(answer, 'probability')),
      expected,
    )
    const { latenciesMs, peakMemoryMiB } = product.load()
    assert.equal(latenciesMs.length, 42)
    assert.ok(latenciesMs.every((ms) => ms > 0 && ms < 5000))
    assert.ok(peakMemoryMiB !== null && peakMemoryMiB > 20 && peakMemoryMiB < 1024)
    await product.close()
  })

  test(`${link}: the first failure of a sequence stands for the rest`, async () => {
    const product = await open(link, logarithm)
    const call = (value: number) => ({ features: row(value, 1, 1) })
    const answers = await product.steps([call(1), call(-1), call(1)])
    assert.deepEqual(output(answers[0], 'logarithm'), [0, 0, 0])
    for (const answer of answers.slice(1))
      assert.deepEqual(answer, { status: 'invalid', reason: 'output "logarithm" is NaN at position 0' })
    assert.equal((await product.predict(call(1))).status, 'ok')
    const misfit = await product.steps([call(1), { features: row(1) }, call(1)])
    assert.deepEqual(
      misfit.map(({ status }) => status),
      ['ok', 'invalid', 'invalid'],
    )
    await product.close()
  })

  test(`${link}: whole numbers go in and come out as such, calls of a sequence differ in length`, async () => {
    const product = await open(link, counts)
    const answers = await product.steps([countCall(1, -2), countCall(3), countCall(), countCall(2 ** 40)])
    assert.deepEqual(
      answers.map((answer) => output(answer, 'negative').map((value) => value + 0)),
      [[-1, 2], [-3], [], [-(2 ** 40)]],
    )
    assert.match(reasonOf(await product.predict(countCall(0.5))), /^the runtime said: .*0\.5/)
    assert.match(reasonOf(await product.predict(countCall(Number.NaN))), /^the runtime said: .*NaN/)
    await product.close()
  })

  test(`${link}: a call that does not fit the graph is told what it takes`, async () => {
    const product = await open(link, logistic)
    assert.equal(reasonOf(await product.predict({ age: row(1) })), 'the graph has no input "age", it takes "features" [?, 3]')
    assert.equal(reasonOf(await product.predict({})), 'the graph wants an input "features", which is not given')
    assert.equal(reasonOf(await product.predict({ features: row(1, 2) })), 'input "features" is [1, 2] where the graph takes [?, 3]')
    await product.close()
  })

  test(`${link}: an endless loop is late, a huge tensor an answer, and the next call is answered`, async () => {
    const first = { first: { data: Float32Array.of(1), shape: [1] } }
    const looping = await open(link, endless, 0.5)
    assert.deepEqual(await looping.predict(first), { status: 'late', reason: 'no answer within 0.5 s' })
    await looping.close()
    const greedy = await open(link, huge)
    for (const answer of [await greedy.predict(first), await greedy.predict(first)]) {
      assert.match(answer.status, /^(out-of-memory|invalid)$/)
      assert.match(reasonOf(answer), /^the runtime said: .*(allocat|too large)|^needed more than the 1024 MiB that are allowed$/)
    }
    await greedy.close()
  })

  test(`${link}: a file that is no graph, or a broken one, is an answer`, async () => {
    const garbage = await open(
      link,
      Uint8Array.from({ length: 1000 }, (_, k) => (k * 37) % 256),
    )
    assert.deepEqual(await garbage.predict({ features: row(1, 2, 3) }), { status: 'invalid', reason: 'its file is not an ONNX model' })
    await garbage.close()
    const text = new TextDecoder('latin1').decode(logistic).replace('Sigmoid', 'Sigmund')
    const broken = await open(
      link,
      Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
    )
    for (const answer of [await broken.predict({ features: row(1, 2, 3) }), await broken.predict({ features: row(1, 2, 3) })]) {
      assert.equal(answer.status, 'invalid')
      assert.match(reasonOf(answer), /^the graph cannot be loaded: .*Sigmund/)
    }
    await broken.close()
  })
}

test('a graph that was changed after locking, or is missing, is refused', async () => {
  const limits = { secondsPerCase: 1, memoryMiB: 512, isolation: 'where-available' } as const
  writeFileSync(join(folder, 'changed.onnx'), logistic)
  for (const [path, code] of [
    ['changed.onnx', 'PRODUCT_FILE_CHANGED'],
    ['missing.onnx', 'PRODUCT_FILE_MISSING'],
  ]) {
    const artefact = { link: 'onnx', path, sha256: '0'.repeat(64) } as const
    const product = { name: 'graph', version: '1', manufacturer: 'a stranger', intendedPurpose: 'test', artefact }
    await assert.rejects(openProduct(product, { folder, limits, hide: [] }), { code })
  }
})
