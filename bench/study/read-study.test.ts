import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import { parse } from 'yaml'
import { tableBench } from '../testing/table-bench.ts'
import { formatMistakes, planBytes, planDigest, readStudy } from './index.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const data = 'age,sex,ill\n50,f,1\n'
const dictionary = 'columns: []\n'
const model = 'ONNX'
const product = `name: Score
version: 1.0.0
manufacturer: Example
intendedPurpose: ranks patients
artefact: { link: onnx, path: model.onnx, sha256: ${sha256(model)} }
contract: { input: x }
`
const files: Readonly<Record<string, string>> = {
  'data.csv': data,
  'dictionary.yaml': dictionary,
  'products/model.onnx': model,
  'model.onnx': model,
  'products/score.yaml': product,
}

const reading = {
  bench: (name: string) => (name === 'table' ? tableBench : undefined),
  benches: ['table', 'control'],
  software: { name: 'vitalbench', version: '0.1.0' } as const,
}

const mistakesIn = async (text: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> => {
  const study = await readStudy(text, { ...reading, read: reader({ ...files, ...more }) })
  return 'mistakes' in study ? formatMistakes('study.yaml', study.mistakes).split('\n') : []
}

const reader = (known: Readonly<Record<string, string>>) => async (file: string) => {
  if (!Object.hasOwn(known, file)) throw Object.assign(new Error(`ENOENT: ${file}`), { code: 'ENOENT' })
  return new TextEncoder().encode(known[file])
}

const good = `format: vitalbench-study/1
study: ill
title: Ill or not
question: Is it good?
bench: table
seed: 7
product: products/score.yaml
reference: products/score.yaml
criteria:
  - measure: auroc
    atLeast: 0.8
  - id: not-worse
    text: It is not worse
    measure: aurocDifference
    nonInferiorWithin: 0.02
  - measure: leadTime
    on: estimate
    between: [1, 4]
plan:
  data:
    file: data.csv
    sha256: ${sha256(data)}
    dictionary: dictionary.yaml
    dictionarySha256: ${sha256(dictionary)}
  label: ill
  threshold: { choose: youden, on: tuning }
  columns:
    - name: age
`

const change = (...changes: readonly (readonly [from: string, to: string])[]): string =>
  changes.reduce((text, [from, to]) => {
    assert.ok(text.includes(from), from)
    return text.replace(from, to)
  }, good)

const lock = async (text: string) => {
  const study = await readStudy(text, { ...reading, read: reader(files) })
  assert.ok('plan' in study, JSON.stringify(study))
  return study.plan
}

describe('a study without mistakes', () => {
  test('is locked with its defaults', async () => {
    const plan = await lock(good)
    assert.deepEqual(plan.limits, { secondsPerCase: 10, memoryMiB: 2048, isolation: 'where-available' })
    assert.deepEqual([plan.format, plan.seed, plan.bench], ['vitalbench-plan/1', '7', { name: 'table', version: '1.0.0' }])
    assert.deepEqual(plan.criteria[0], {
      id: 'auroc',
      text: 'auroc at least 0.8',
      measure: 'auroc',
      group: 'all',
      on: 'interval',
      limit: { atLeast: 0.8 },
    })
    assert.deepEqual(plan.criteria[2].limit, { between: [1, 4] })
    assert.deepEqual(plan.product.artefact, { link: 'onnx', path: 'products/model.onnx', sha256: sha256(model) })
    assert.deepEqual(plan.files, [
      { path: 'data.csv', sha256: sha256(data) },
      { path: 'dictionary.yaml', sha256: sha256(dictionary) },
    ])
    assert.deepEqual((plan.plan as { parts: unknown }).parts, { train: 0.5, test: 0.5 })
  })

  test('locks to the same digest whatever the order of its keys, and as JSON', async () => {
    const plan = await lock(good)
    const [format, study, ...rest] = good.split('\n')
    assert.equal(planDigest(await lock([study, ...rest, format].join('\n'))), planDigest(plan))
    assert.equal(planDigest(plan), createHash('sha256').update(planBytes(plan)).digest('hex'))
    assert.notEqual(planDigest(await lock(change(['0.8', '0.81']))), planDigest(plan))
    assert.equal(planDigest(await lock(JSON.stringify(parse(good), null, '\t'))), planDigest(plan))
  })
})

test('all mistakes are shown at once, each with line, column, value and cure', async () => {
  const text = change(
    ['title: Ill', 'tittle: Ill'],
    ['bench: table', 'bench: table\nlimits: { secondsPerCase: 0, memoryMb: 5, isolation: alwys }'],
    ['atLeast: 0.8', 'atLeast: 80'],
    ['aurocDifference', 'aurocDiference'],
    ['between: [1, 4]', 'between: [4, 1]'],
    [`sha256: ${sha256(data)}`, 'sha256: PENDING'],
    [`dictionarySha256: ${sha256(dictionary)}`, `dictionarySha256: ${'f'.repeat(64)}`],
    ['choose: youden', 'choose: yoden'],
    ['name: age', 'name: agee'],
    ['seed: 7', 'seed: [7]'],
    ['reference: products/score.yaml', 'reference: other.yaml'],
  )
  assert.deepEqual(await mistakesIn(text), [
    'study.yaml:1:1  "title" is missing → add title: text',
    'study.yaml:3:1  unknown key "tittle" → did you mean "title"?',
    'study.yaml:6:27  "secondsPerCase" is 0, not above 0 → give above 0',
    'study.yaml:6:30  unknown key "memoryMb" → did you mean "memoryMiB"?',
    'study.yaml:6:54  "isolation" is "alwys", not one of required, where-available → choose from required, where-available',
    'study.yaml:7:7  "seed" is [7], not text or a number → give text or a number',
    'study.yaml:9:12  file "other.yaml" is not there → put it beside the study file, or mend the path',
    'study.yaml:12:14  auroc cannot be 80 → give a limit between 0 and 1',
    'study.yaml:15:14  unknown measure "aurocDiference" → did you mean "aurocDifference"?',
    'study.yaml:19:14  "between" goes from 4 to 1 → put the lower limit first, then a higher one',
    `study.yaml:23:13  "sha256" of "data.csv" is "PENDING", not a SHA-256 → write sha256: ${sha256(data)}`,
    `study.yaml:25:23  file "dictionary.yaml" has changed: expected ${'f'.repeat(64)}, it is ${sha256(dictionary)} → bring the locked file back, or write dictionarySha256: ${sha256(dictionary)}`,
    'study.yaml:27:24  "choose" is "yoden", not one of youden, sensitivity, specificity → did you mean "youden"?',
  ])
})

// What the file says instead, and the one mistake that is shown.
const single: readonly (readonly [what: string, from: string, to: string, mistake: string])[] = [
  [
    'another format',
    'vitalbench-study/1',
    'vitalbench-study/2',
    '1:9  "format" is "vitalbench-study/2", not "vitalbench-study/1" → write vitalbench-study/1',
  ],
  [
    'a study that is no slug',
    'study: ill',
    'study: Ill or not',
    '2:8  "study" "Ill or not" is not made of small letters, digits and single hyphens → correct it',
  ],
  ['an unknown bench', 'bench: table', 'bench: tabel', '5:8  unknown bench "tabel" → did you mean "table"?'],
  [
    'an absolute path',
    'product: products/score.yaml',
    'product: /etc/passwd',
    '7:10  "product" "/etc/passwd" is not a relative path with "/" → correct it',
  ],
  [
    'no criteria',
    good.slice(good.indexOf('criteria'), good.indexOf('plan:')),
    'criteria: []\n',
    '9:11  "criteria" has not at least 1 entry → give at least 1 entry',
  ],
  [
    'a criterion without limit',
    '    atLeast: 0.8\n',
    '',
    '10:5  the criterion on auroc has no limit → add one of atLeast, atMost, between, nonInferiorWithin',
  ],
  [
    'two limits',
    '    atLeast: 0.8\n',
    '    atLeast: 0.8\n    atMost: 0.9\n',
    '12:5  the criterion has atLeast and atMost → keep one; make two criteria of two limits',
  ],
  [
    'a limit that nothing can miss',
    'atLeast: 0.8',
    'atLeast: 0',
    '11:14  auroc is always at least 0 → give a limit that a product can miss',
  ],
  ['the wrong direction', 'measure: auroc\n', 'measure: brier\n', '11:5  "atLeast" on brier, of which lower is better → use atMost'],
  [
    'a margin of nothing',
    'Within: 0.02',
    'Within: 0',
    '15:24  the margin 0 is not above 0 → give the largest loss that is acceptable, as a number above 0',
  ],
  ['a margin that nothing can miss', 'Within: 0.02', 'Within: 1', '15:24  aurocDifference is always above −1 → give a margin below 1'],
  [
    'a margin on no difference',
    'measure: aurocDifference',
    'measure: auroc',
    '15:5  auroc is no difference to a reference → judge aurocDifference',
  ],
  [
    'a margin on a measure below 0 that is no difference',
    'measure: aurocDifference',
    'measure: mcc',
    '15:5  mcc is no difference to a reference → judge a measure of the difference, or use atLeast',
  ],
  [
    'a margin without reference',
    'reference: products/score.yaml\n',
    '',
    '14:5  there is no reference to be compared with → add reference: reference.yaml',
  ],
  ['two criteria of one name', 'id: not-worse', 'id: auroc', '12:9  two criteria are called "auroc" → give each an id of its own'],
  ['a number that is none', 'atLeast: 0.8', 'atLeast: .nan', '11:14  "atLeast" is NaN, not a number → give a number'],
  ['a missing digest', `    sha256: ${sha256(data)}\n`, '', `21:5  "sha256" of "data.csv" is missing → add sha256: ${sha256(data)}`],
  [
    'a missing file',
    'file: data.csv',
    'file: dta.csv',
    '21:11  file "dta.csv" is not there → put it beside the study file, or mend the path',
  ],
  [
    'a refinement with its cure',
    '  label: ill',
    '  label: ill\n  parts: { train: 0.5, test: 0.4 }',
    '26:10  "parts": parts do not add up to 1 → make them add up to 1',
  ],
  ['a column that the data lacks', 'name: age', 'name: agee', '28:13  unknown column "agee" → did you mean "age"?'],
  ['a value of the wrong type', 'label: ill', 'label: 3', '25:10  "label" is 3, not text → give text'],
  ['a key twice', 'seed: 7', 'seed: 7\nseed: 8', '7:1  Map keys must be unique → keep one of them'],
  ['a tag', 'seed: 7', 'seed: !!js/function 7', '6:7  Unresolved tag: tag:yaml.org,2002:js/function → write the value without a tag'],
]

describe('one mistake', () => {
  for (const [what, from, to, mistake] of single)
    test(what, async () => assert.deepEqual(await mistakesIn(change([from, to])), [`study.yaml:${mistake}`]))
})

const inFile = (from: string, to: string) => mistakesIn(good, { 'products/score.yaml': product.replace(from, to) })

describe('a product', () => {
  test('of its own file is located there', async () => {
    assert.deepEqual(await inFile('manufacturer', 'manufacturr'), [
      'products/score.yaml:1:1  "manufacturer" is missing → add manufacturer: text',
      'products/score.yaml:3:1  unknown key "manufacturr" → did you mean "manufacturer"?',
    ])
    assert.deepEqual(await inFile('contract: { input: x }\n', ''), ['products/score.yaml:1:1  the product has no contract → add one'])
    assert.deepEqual(await inFile('link: onnx', 'link: onx'), [
      'products/score.yaml:5:19  "link" is "onx", not one of onnx, onnx-wasm, in-process, library, fmu, wasm, process, http, websocket, built-in → did you mean "onnx"?',
    ])
  })
  test('whose file is no YAML is said so', async () => {
    assert.match((await inFile('name: Score', 'name: [Score')).join(), /products\/score\.yaml:2:1 .*mend the YAML here/)
    assert.match((await inFile('version: 1.0.0', 'name: 1.0.0')).join(), /products\/score\.yaml:2:1 .*keep one of them/)
  })
  test('whose artefact has changed is refused', async () => {
    const [mistake] = await mistakesIn(good, { 'products/model.onnx': 'other' })
    assert.match(mistake, /products\/score\.yaml:5:51  file "model\.onnx" has changed/)
  })
  test('may stand in the study file', async () => {
    const inline = change(['product: products/score.yaml', `product:\n  ${product.trim().replaceAll('\n', '\n  ')}`])
    assert.deepEqual(await mistakesIn(inline), [])
    assert.deepEqual(await mistakesIn(inline.replace('version: 1.0.0', 'versoin: 1.0.0')), [
      'study.yaml:8:3  "version" is missing → add version: text or a number',
      'study.yaml:9:3  unknown key "versoin" → did you mean "version"?',
    ])
  })
})

describe('a file that is no study', () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['', /1:1  the file is no mapping/],
    ['- a\n', /1:1  the file is no mapping/],
    ['a: [1\nb: 2\n', /2:1/],
    ['a: 1\n---\nb: 2\n', /2:1 .*one file holds one document/],
    ['%YAML 1.1\n---\na: yes\n', /%YAML 1\.1 is not read/],
    [
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij'].map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`).join('\n')}`,
      /alias/,
    ],
  ]
  for (const [text, expected] of cases)
    test(JSON.stringify(text.slice(0, 30)), async () => {
      const began = performance.now()
      assert.match((await mistakesIn(text))[0], expected)
      assert.ok(performance.now() - began < 1000)
    })
})
