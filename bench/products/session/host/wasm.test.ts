import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { freshFolder } from '../testing/compile.ts'
import { drive } from '../testing/drive.ts'
import { openFile } from '../testing/open-controller.ts'
import { pidOpening } from '../testing/pid.ts'

const folder = freshFolder()
after(() => rmSync(folder, { recursive: true }))

const name = (text: string): readonly number[] => [text.length, ...Buffer.from(text)]
const section = (id: number, ...entries: readonly (readonly number[])[]): readonly number[] => {
  const body = [entries.length, ...entries.flat()]
  assert.ok(body.length < 128 * 128)
  return [id, (body.length & 127) | 128, body.length >> 7, ...body]
}
const magic = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]
const [i32, f64, end] = [0x7f, 0x7c, 0x0b]
const constant = (value: number): readonly number[] => [0x41, value]

/** A module with the interface, assembled: `step` is the code of its step, which has the parameters controller, seconds, inputs, outputs. */
function assemble(step: readonly number[], { imports = false, abi = 1, without = '' } = {}): Uint8Array {
  const functions = [
    { name: 'vitalbench_abi', type: 0, code: constant(abi) },
    { name: 'vitalbench_open', type: 1, code: constant(8) },
    { name: 'vitalbench_reset', type: 2, code: constant(0) },
    { name: 'vitalbench_buffer', type: 2, code: [0x41, 0x80, 0x02] },
    { name: 'vitalbench_step', type: 3, code: step },
  ]
  const shift = imports ? 1 : 0
  const exported = functions.map((each, index) => ({ ...each, index: index + shift })).filter((each) => each.name !== without)
  return Uint8Array.from([
    ...magic,
    ...section(1, [0x60, 0, 1, i32], [0x60, 3, i32, i32, f64, 1, i32], [0x60, 1, i32, 1, i32], [0x60, 4, i32, f64, i32, i32, 1, i32]),
    ...(imports ? section(2, [...name('env'), ...name('read'), 0, 0]) : []),
    ...section(3, ...functions.map(({ type }) => [type])),
    ...section(5, [0, 1]),
    ...section(
      7,
      ...(without === 'memory' ? [] : [[...name('memory'), 2, 0]]),
      ...exported.map((each) => [...name(each.name), 0, each.index]),
    ),
    ...section(10, ...functions.map(({ code }) => [code.length + 2, 0, ...code, end])),
  ])
}

/** Stores a double at the address of the outputs. */
const act = (value: number): readonly number[] => [0x20, 3, 0x44, ...new Uint8Array(Float64Array.of(value).buffer), 0x39, 3, 0]

async function run(file: string, bytes: Uint8Array) {
  const path = join(folder, `${file}.wasm`)
  writeFileSync(path, bytes)
  const product = await openFile('wasm', path, { limits: { secondsPerCase: 1 } })
  try {
    return await drive(await product.session(pidOpening), pidOpening, 2, () => [120])
  } finally {
    await product.close()
  }
}

test('a module that was assembled by hand acts', async () => {
  const { record, failures } = await run('good', assemble([...act(1.5), ...constant(0)]))
  assert.deepEqual(
    [failures, record.acts],
    [
      [null, null],
      [1.5, 1.5],
    ],
  )
})

test('a module whose memory grows goes on acting', async () => {
  const grow = [0x41, 1, 0x40, 0, 0x1a]
  assert.deepEqual((await run('grow', assemble([...grow, ...act(2), ...constant(0)]))).record.acts, [2, 2])
})

for (const [file, status, reason, bytes] of [
  [
    'imports',
    'invalid',
    /^said "the module imports env\.read; it may import nothing"$/,
    assemble([...act(1), ...constant(0)], { imports: true }),
  ],
  ['version', 'invalid', /^said "its interface has version 2, spoken is 1"$/, assemble([...act(1), ...constant(0)], { abi: 2 })],
  ['memory', 'invalid', /^said "the module exports no \\"memory\\""$/, assemble([...act(1), ...constant(0)], { without: 'memory' })],
  [
    'step',
    'invalid',
    /^said "the module exports no function \\"vitalbench_step\\""$/,
    assemble(constant(0), { without: 'vitalbench_step' }),
  ],
  ['none', 'invalid', /^said "WebAssembly\.Module\(\): /, Buffer.from('no module')],
  ['trap', 'crashed', /the module trapped: unreachable/, assemble([0x00, ...constant(0)])],
  ['outside', 'crashed', /the module trapped: access outside of its memory/, assemble([0x41, 0x7f, 0x2d, 0, 0])],
  ['status', 'crashed', /vitalbench_step returned 5 at 0 s/, assemble(constant(5))],
  ['loop', 'late', /^did not act within 1 s$/, assemble([0x03, 0x40, 0x0c, 0, end, ...constant(0)])],
  ['nothing', 'invalid', /^output "insulin" is "null", not a number$/, assemble(constant(0))],
  ['infinite', 'invalid', /^output "insulin" is -Infinity$/, assemble([...act(-Infinity), ...constant(0)])],
] as const)
  test(`a module with ${file} amiss is ${status}`, async () => {
    const { failures } = await run(file, bytes)
    assert.equal(failures[0]?.status, status, failures[0]?.reason)
    assert.match(failures[0]!.reason, reason)
  })
