import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import type { SessionOpening } from '../../../session.ts'
import { compileText, exampleFmu, freshFolder, noCompiler, packFmu } from '../testing/compile.ts'
import { drive } from '../testing/drive.ts'
import { clients, openFile } from '../testing/open-controller.ts'
import { pidOpening } from '../testing/pid.ts'
import { fmuPlatform, loadFmu } from './fmu.ts'
import { readModelDescription } from './model-description.ts'
import { unpackFmu } from './unpack-fmu.ts'

const folder = freshFolder()
after(() => rmSync(folder, { recursive: true }))
const description = readFileSync(join(clients, 'fmi/modelDescription.xml'), 'utf8')

function fresh(name: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  return path
}

async function run(file: string, opening: SessionOpening = pidOpening) {
  const product = await openFile('fmu', file, { limits: { secondsPerCase: 2 } })
  try {
    return await drive(await product.session(opening), opening, 4, () => [120])
  } finally {
    await product.close()
  }
}

for (const [name, why] of [
  ['../evil', 'leads out of the archive'],
  ['resources/../../evil', 'leads out of the archive'],
  ['/etc/evil', 'leads out of the archive'],
  ['resources//evil', 'leads out of the archive'],
  ['resources\\..\\evil', 'is no relative path with "/"'],
  ['C:/evil', 'is no relative path with "/"'],
] as const)
  test(`an archive with the name ${name} is refused, and nothing of it is written`, () => {
    const archive = zipSync({ 'modelDescription.xml': strToU8('<a/>'), [name]: strToU8('evil') })
    const into = fresh(`stray-${name.replaceAll(/\W/g, '-')}`)
    assert.throws(() => unpackFmu(archive, into, fmuPlatform), { message: `the FMU holds ${JSON.stringify(name)}, which ${why}` })
    assert.throws(() => readFileSync(join(into, 'modelDescription.xml')))
  })

test('an archive that is a bomb or lies about its sizes does not fill the scratch space', () => {
  const bomb = zipSync({ 'modelDescription.xml': strToU8('<a/>'), 'resources/zeros': new Uint8Array(49 * 2 ** 20) })
  assert.ok(bomb.length < 100_000)
  assert.throws(() => unpackFmu(bomb, fresh('bomb'), fmuPlatform), /more than 48 MiB/)
  // The size in the central directory becomes 16 bytes; the content stays 1 MiB.
  const liar = zipSync({ 'resources/zeros': new Uint8Array(2 ** 20) })
  const directory = Buffer.from(liar).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  new DataView(liar.buffer, liar.byteOffset).setUint32(directory + 24, 16, true)
  const into = fresh('liar')
  try {
    unpackFmu(liar, into, fmuPlatform)
    assert.ok(readFileSync(join(into, 'resources/zeros')).length <= 16)
  } catch (error) {
    assert.match(String(error), /FlateError|invalid|unexpected/i)
  }
})

test('only the description, the resources and the binaries of this platform are unpacked', () => {
  const into = fresh('parts')
  const file = strToU8('x')
  unpackFmu(zipSync({ 'resources/a/b.txt': file, 'binaries/other-cpu/x.so': file, 'sources/x.c': file }), into, fmuPlatform)
  assert.equal(readFileSync(join(into, 'resources/a/b.txt'), 'utf8'), 'x')
  for (const absent of ['binaries', 'sources']) assert.throws(() => readFileSync(join(into, absent)), { code: 'ENOENT' })
})

test('the description of the example is read', () => {
  const { library, token, once, variables } = readModelDescription(description)
  assert.deepEqual([library, token, once], ['Pid', '{4c0f6f0e-5a1c-4a62-9d1e-6f7b1c2d3e4f}', false])
  assert.deepEqual(
    variables.map(({ name, reference, causality, unit }) => [name, reference, causality, unit]),
    [
      ['time', 0, 'independent', undefined],
      ['weight', 1, 'parameter', 'kg'],
      ['glucose', 2, 'input', 'mg/dL'],
      ['insulin', 3, 'output', 'U/h'],
    ],
  )
})

for (const [name, edit, message] of [
  ['of FMI 2', (text: string) => text.replace('"3.0"', '"2.0"'), /^the FMU has FMI version 2\.0, read is 3\.0$/],
  ['for model exchange', (text: string) => text.replaceAll('CoSimulation', 'ModelExchange'), /^the FMU is none for co-simulation$/],
  [
    'with a path as identifier',
    (text: string) => text.replace('"Pid"\n', '"x"\n').replace('modelIdentifier="Pid"', 'modelIdentifier="../x"'),
    /^the FMU has the model identifier "\.\.\/x"$/,
  ],
  [
    'with entities',
    (text: string) => text.replace('<fmi', '<!DOCTYPE a [<!ENTITY b "c">]><fmi'),
    /^modelDescription\.xml declares a document type$/,
  ],
  ['that is no XML', () => 'x', /.+/],
  ['without a root of ours', () => '<a/>', /^modelDescription\.xml has no fmiModelDescription$/],
] as const)
  test(`a description ${name} is refused`, () =>
    assert.throws(
      () => readModelDescription(edit(description)),
      (error: Error) => message.test(error.message),
    ))

for (const [name, edit, reason] of [
  ['another unit', (text: string) => text.replaceAll('"U/h"', '"mU/min"'), 'its output "insulin" is in "mU/min", declared is U/h'],
  ['another name', (text: string) => text.replace('"glucose"', '"bis"'), 'said "the FMU has no input \\"glucose\\""'],
  [
    'another token',
    (text: string) => text.replace('{4c', '{5c'),
    'exited with code 1; it wrote "Error: fmi3InstantiateCoSimulation refused"',
  ],
  ['another platform', (text: string) => text.replace('modelIdentifier="Pid"', 'modelIdentifier="Other"'), null],
] as const)
  test(`an FMU with ${name} is refused before the first decision`, { skip: noCompiler }, async () => {
    const file = exampleFmu(fresh(name.replace(' ', '-')), edit)
    const { failures } = await run(file)
    if (reason === null) assert.deepEqual(failures[0], null, 'the identifier names the library, as it was packed')
    else assert.equal(failures[0]?.reason, reason)
  })

test('a file that is no archive, and one without a description, are outcomes', async () => {
  for (const [name, bytes, reason] of [
    ['none', strToU8('no archive'), /^said "invalid zip data"$/],
    ['empty', zipSync({ 'resources/x': strToU8('x') }), /^said "the FMU has no modelDescription\.xml"$/],
    ['bare', zipSync({ 'modelDescription.xml': strToU8(description) }), /^said "the FMU has no binaries\//],
  ] as const) {
    writeFileSync(join(folder, `${name}.fmu`), bytes)
    const { failures } = await run(join(folder, `${name}.fmu`))
    assert.match(failures[0]?.reason ?? '', reason)
  }
})

for (const [name, status, reason, work] of [
  ['an error', 'crashed', /fmi3DoStep said error/, 'return fmi3Error;'],
  ['a wish to end', 'crashed', /the FMU ended the simulation at 600 s/, '*terminateSimulation = true;'],
  ['a crash', 'crashed', /^was ended by signal 11/, '*(volatile int *)0 = 1;'],
  ['a hang', 'late', /^did not act within 2 s$/, 'for (volatile int i = 0;; i++) {}'],
] as const)
  test(`${name} in a step of an FMU is ${status}`, { skip: noCompiler }, async () => {
    const source = readFileSync(join(clients, 'fmi/pid.c'), 'utf8').replace('return fmi3OK;\n}\n$', '')
    const at = source.lastIndexOf('  return fmi3OK;')
    const into = fresh(name.replaceAll(' ', '-'))
    const library = compileText(
      `${source.slice(0, at)}  if (currentCommunicationPoint == 600.0) { ${work} }\n${source.slice(at)}`,
      into,
      'Bad',
    )
    const { failures } = await run(packFmu(into, 'Bad', library, description))
    assert.deepEqual([failures[0], failures[1]], [null, null])
    assert.equal(failures[2]?.status, status, failures[2]?.reason)
    assert.match(failures[2]!.reason, reason)
  })

test('a parameter of the FMU takes the number of the patient that has its name', { skip: noCompiler }, async () => {
  const file = exampleFmu(fresh('weights'))
  const [light, heavy] = await Promise.all([40, 80].map((weight) => run(file, { ...pidOpening, patient: { weight } })))
  assert.equal(heavy.record.acts[0], 2 * light.record.acts[0])
})

test('a constant error follows the analytic course, to the last bit', { skip: noCompiler }, () => {
  const hosted = loadFmu(exampleFmu(fresh('analytic')), { ...pidOpening.contract, periodSeconds: 225 }, folder)
  const [inputs, outputs] = [Float64Array.of(142), new Float64Array(1)]
  hosted.reset({ weight: 64 })
  for (let k = 0; k < 100; k += 1) {
    hosted.step(k * 225, inputs, outputs)
    // 32 mg/dL above the target for k + 1 sixteenths of an hour, summed without rounding.
    const exact = 64 * (2.5e-4 * 32 + 6.25e-5 * (2 * (k + 1)))
    assert.equal(outputs[0], exact)
  }
  hosted.end()
})
