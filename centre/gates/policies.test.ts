import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { checkVersions, housePolicies, readPolicies, text } from './index.ts'

const code = (expected: string) => (error: unknown) => (error as { code: string }).code === expected
const file = (entries: string) => readPolicies(`jurisdiction: SE\npolicies:\n${entries}`, 'test.yaml')
const version = (number: number, from: string, until = '') =>
  `  - { id: se.x, version: ${number}, validFrom: ${from}, ${until && `validUntil: ${until}, `}source: test }\n`

test('the policies of the house can be read, follow one another, and name their sources', () => {
  const policies = housePolicies()
  assert.deepEqual([...new Set(policies.map(({ jurisdiction }) => jurisdiction))].toSorted(), ['*', 'DE', 'DK', 'KR', 'SE'])
  for (const { id, source } of policies) assert.ok(source.length > 20, id)
  assert.ok(policies.filter(({ check }) => check).length > 10)
})

test('versions that overlap, leave a gap, run backwards or come twice are refused', () => {
  assert.equal(checkVersions(file(version(1, '2026-01-01', '2026-12-31') + version(2, '2027-01-01'))).length, 2)
  assert.throws(() => checkVersions(file(version(1, '2026-01-01', '2026-12-31') + version(2, '2026-12-31'))), code('POLICY_VERSIONS'))
  assert.throws(() => checkVersions(file(version(1, '2026-01-01') + version(2, '2027-01-01'))), code('POLICY_VERSIONS'))
  assert.throws(() => checkVersions(file(version(1, '2026-01-01', '2026-12-31') + version(2, '2027-01-02'))), code('POLICY_VERSIONS'))
  assert.throws(() => checkVersions(file(version(1, '2026-01-02', '2026-01-01'))), code('POLICY_PERIOD'))
  assert.throws(() => checkVersions(file(version(1, '2026-01-01', '2026-12-31') + version(1, '2027-01-01'))), code('POLICY_TWICE'))
})

test('a mistake in a policy is named with its place', () => {
  assert.throws(() => file(version(1, '2026-13-01')), code('POLICY_SHAPE'))
  assert.throws(() => readPolicies('jurisdiction: [', 'test.yaml'), code('POLICY_SHAPE'))
  assert.throws(
    () => file(`  - { id: se.x, version: 1, validFrom: 2026-01-01, source: test, demands: [{ demand: qualification, types: [] }] }`),
    (error: Error) => error.message.includes('policies.0.demands.0.types'),
  )
})

const names = (policies = housePolicies()) => [
  ...new Set(
    policies.flatMap(({ jurisdiction, breakGlass, demands }) => [
      ...(jurisdiction === '*' ? [] : [jurisdiction]),
      ...(breakGlass?.roles ?? []),
      ...demands.flatMap((demand) => [
        demand.ask,
        ...((demand.when.role ?? '') ? [demand.when.role ?? ''] : []),
        ...(demand.when.mode ?? []),
        ...(demand.demand === 'qualification'
          ? demand.types
          : demand.demand === 'approval'
            ? [demand.kind]
            : demand.demand === 'consent'
              ? [demand.form]
              : []),
      ]),
    ]),
  ),
]

test('everything that the policies of the house name has a name in five languages', () => {
  for (const [language, catalogue] of Object.entries(text))
    for (const name of names()) assert.ok(Object.hasOwn(catalogue, `name.${name}`), `${language} ${name}`)
})

test('Korean particles are markers of known pairs, and stand in no other language', () => {
  const pairs = new Set(['을/를', '은/는', '이/가', '과/와', '으로/로'])
  for (const [language, catalogue] of Object.entries(text)) {
    for (const [key, message] of Object.entries(catalogue)) {
      const markers = Array.from(message.matchAll(/\[\[(.*?)\]\]/g), ([, pair]) => pair)
      assert.ok(language === 'ko' ? markers.every((pair) => pairs.has(pair)) : markers.length === 0, `${language} ${key}`)
      if (language === 'ko') assert.doesNotMatch(message, /\}(을|를|은|는|이|가|과|와)[\s.,]/, key)
    }
  }
})

test('every code that the gates can give has words', () => {
  const folder = new URL('.', import.meta.url)
  const sources = [
    'window',
    'course-remedies',
    'credential-candidate',
    'break-glass',
    'judge',
    'decide',
    ...['affiliation', 'agreement', 'approval', 'calibration', 'capacity', 'consent', 'dosimeter'].map((name) => `demands/${name}`),
  ]
  const code = sources.map((name) => readFileSync(new URL(`${name}.ts`, folder), 'utf8')).join('\n')
  const written = new Set(Array.from(code.matchAll(/'([A-Z]+(?:_[A-Z]+)*)'/g), ([, word]) => word))
  const known = Object.keys(text.en).filter((key) => /^(reason|cure)\./.test(key))
  const areas = ['QUALIFICATION', 'AFFILIATION', 'APPROVAL', 'CONSENT', 'AGREEMENT', 'DOSIMETER', 'CALIBRATION']
  for (const area of areas) for (const lapse of ['MISSING', 'NOT_YET', 'ENDED']) assert.ok(known.includes(`reason.${area}_${lapse}`), area)
  const lapses = /_(MISSING|NOT_YET|ENDED|WITHDRAWN)$/
  for (const key of known) {
    const [kind, name] = key.split('.')
    const short = kind === 'reason' && name.startsWith('QUALIFICATION_') ? name.slice('QUALIFICATION_'.length) : name
    assert.ok(written.has(name) || written.has(short) || lapses.test(name), `${key} is worded but never given`)
  }
})
