import assert from 'node:assert/strict'
import { createHash, createPublicKey, verify } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Verdict } from '@vitalbench/bench'
import { digestOf } from '@vitalbench/kernel/bundle'
import { stream } from '@vitalbench/kernel/numbers'
import { base64, canonicalBytes, generateSigningKey, parseCanonical, sealEnvelope, signingKeyFromSeed } from '@vitalbench/kernel/seal'
import type { Envelope, SigningKey } from '@vitalbench/kernel/seal'
import { readEvidence, verifyEvidence, writeEvidence } from '../index.ts'
import { exampleBench, exampleOutcomes, exampleRun } from './example-run.ts'

const attestation = 'attestation.dsse.json'
const benches = [exampleBench]

let place: string
let original: string
let key: SigningKey

before(async () => {
  place = await mkdtemp(join(tmpdir(), 'vitalbench-evidence-'))
  original = join(place, 'original')
  key = await signingKeyFromSeed(new Uint8Array(32).fill(7))
  await writeEvidence({ ...(await exampleRun()), folder: original, key, pdf: true })
})

after(() => rm(place, { recursive: true, force: true }))

/** Verifies a copy of the evidence after something was done to it. */
const afterDamage = async (damage: (folder: string) => Promise<unknown>, trustedKeys?: readonly string[]) => {
  const folder = join(place, 'damaged')
  await rm(folder, { recursive: true, force: true })
  await cp(original, folder, { recursive: true })
  await damage(folder)
  return verifyEvidence(folder, { benches, trustedKeys })
}

const edit = (file: string, change: (bytes: Buffer) => Uint8Array | string) => async (folder: string) =>
  writeFile(join(folder, file), change(await readFile(join(folder, file))))

const codes = (verification: { readonly problems: readonly { readonly file: string; readonly code: string }[] }) =>
  verification.problems.map(({ file, code }) => `${file} ${code}`)

/** Signs anew, with `signer`, an evidence folder whose files were changed: what a forger with a key of their own would do. */
const signAgain = async (folder: string, signer: SigningKey, change: (statement: Record<string, unknown>) => void = () => {}) => {
  const envelope = parseCanonical(await readFile(join(folder, attestation))) as Envelope
  const statement = parseCanonical(Buffer.from(envelope.payload, 'base64')) as { subject: { name: string; digest: { sha256: string } }[] }
  for (const { name, digest } of statement.subject) digest.sha256 = digestOf(await readFile(join(folder, name)))
  change(statement as unknown as Record<string, unknown>)
  const sealed = await sealEnvelope({ payloadType: envelope.payloadType, payload: canonicalBytes(statement), key: signer })
  await writeFile(join(folder, attestation), canonicalBytes(sealed))
}

test('evidence as it was written verifies, and is derived again', async () => {
  const verification = await verifyEvidence(original, { benches })
  assert.deepEqual(verification.problems, [])
  const { ok, derived, keyid, trusted, verdict } = verification
  assert.deepEqual({ ok, derived, keyid, trusted, verdict }, { ok: true, derived: true, keyid: key.keyid, trusted: false, verdict: 'pass' })
  assert.deepEqual(
    verification.checks.map(({ name, ok }) => [name, ok]),
    [
      ['files', true],
      ['signature', true],
      ['digests', true],
      ['claims', true],
      ['findings', true],
      ['reports', true],
      ['signer', null],
    ],
  )
  assert.match(verification.checks.at(-1)!.detail, /who signed must be asked/)
  assert.deepEqual((await readdir(original)).sort(), [
    attestation,
    'circumstances.json',
    'findings.json',
    'outcomes.parquet',
    'plan.json',
    'report.de.html',
    'report.html',
    'report.pdf',
    'ro-crate-metadata.json',
  ])
})

test('the digest of the evidence follows from plan, outcomes and findings, not from machine, time, key or languages', async () => {
  const run = await exampleRun()
  const other = {
    ...run,
    circumstances: { ...run.circumstances, workers: 4, finished: '2027-01-01T00:00:00.000Z' },
    languages: ['ko'] as const,
  }
  const written = await writeEvidence({ ...other, folder: join(place, 'other'), key: await generateSigningKey() })
  assert.equal(written.evidenceDigest, (await verifyEvidence(original, { benches })).evidenceDigest)
  const [first, ...rest] = exampleOutcomes
  const changed = [{ ...first, values: { ...first.values, error: 5e-324 } }, ...rest]
  const forged = await writeEvidence({ ...run, outcomes: changed, folder: join(place, 'changed'), key })
  assert.notEqual(forged.evidenceDigest, written.evidenceDigest)
})

test('the same run signed with the same key gives the same bytes', async () => {
  const again = join(place, 'again')
  await writeEvidence({ ...(await exampleRun()), folder: again, key, pdf: true })
  for (const file of await readdir(original))
    assert.deepEqual(await readFile(join(again, file)), await readFile(join(original, file)), file)
})

test('each of 1,000 single changed bits is found, and the file named', async () => {
  const folder = join(place, 'flipped')
  await cp(original, folder, { recursive: true })
  const files = await readdir(folder)
  const random = stream('bit flips')
  for (let flip = 0; flip < 1000; flip++) {
    const file = files[flip % files.length]
    const whole = await readFile(join(folder, file))
    const bytes = Buffer.from(whole)
    const [at, bit] = [random.integer(bytes.length), random.integer(8)]
    bytes[at] ^= 1 << bit
    await writeFile(join(folder, file), bytes)
    const { ok, problems, verdict } = await verifyEvidence(folder, { benches })
    assert.deepEqual([ok, verdict, problems.map((problem) => problem.file)], [false, null, [file]], `${file}, byte ${at}, bit ${bit}`)
    await writeFile(join(folder, file), whole)
  }
  assert.ok((await verifyEvidence(folder, { benches })).ok)
})

test('a file that is gone, cut, foreign or swapped is named', async () => {
  for (const file of await readdir(original)) {
    assert.deepEqual(codes(await afterDamage((folder) => rm(join(folder, file)))), [`${file} FILE_MISSING`])
    const code = file === attestation ? 'ATTESTATION_INVALID' : 'FILE_CHANGED'
    for (const length of [0, 1, 200]) {
      assert.deepEqual(codes(await afterDamage(edit(file, (bytes) => bytes.subarray(0, length)))), [`${file} ${code}`])
    }
    assert.deepEqual(codes(await afterDamage(edit(file, (bytes) => `${bytes.toString('latin1')} `))), [`${file} ${code}`])
  }
  assert.deepEqual(codes(await afterDamage((folder) => writeFile(join(folder, 'note.txt'), 'x'))), ['note.txt FILE_UNKNOWN'])
  assert.deepEqual(codes(await afterDamage((folder) => mkdir(join(folder, 'figures')))), ['figures FILE_UNKNOWN'])
  assert.deepEqual(codes(await afterDamage((folder) => writeFile(join(folder, 'report.ko.html'), 'x'))), ['report.ko.html FILE_UNKNOWN'])
  const swapped = await afterDamage(async (folder) => {
    await rename(join(folder, 'plan.json'), join(folder, 'x'))
    await rename(join(folder, 'findings.json'), join(folder, 'plan.json'))
    await rename(join(folder, 'x'), join(folder, 'findings.json'))
  })
  assert.deepEqual(codes(swapped).sort(), ['findings.json FILE_CHANGED', 'plan.json FILE_CHANGED'])
  const linked = await afterDamage(async (folder) => {
    await rm(join(folder, 'plan.json'))
    await symlink(join(original, 'plan.json'), join(folder, 'plan.json'))
  })
  assert.deepEqual(codes(linked), ['plan.json FILE_UNREADABLE'])
  const nowhere = await verifyEvidence(join(place, 'nowhere'), { benches })
  assert.deepEqual([nowhere.ok, codes(nowhere)], [false, [`${join(place, 'nowhere')} FILE_UNREADABLE`]])
})

test('another spelling of the same attestation is refused', async () => {
  const tricks: Readonly<Record<string, (bytes: Buffer) => string>> = {
    whitespace: (bytes) => JSON.stringify(JSON.parse(bytes.toString()), null, 1),
    'a line at the end': (bytes) => `${bytes}\n`,
    'another order of keys': (bytes) => {
      const { payload, payloadType, signatures } = JSON.parse(bytes.toString())
      return JSON.stringify({ signatures, payloadType, payload })
    },
    'a key twice': (bytes) => bytes.toString().replace('{"payload"', '{"payload":"e30=","payload"'),
    'an escaped letter': (bytes) => bytes.toString().replace('"payload"', String.raw`"pa\u0079load"`),
    'a member more': (bytes) => canonicalText({ ...JSON.parse(bytes.toString()), note: 'x' }),
    // 64 bytes of signature end in 2 digits with 4 spare bits: the next letter spells the same bytes for a lenient reader.
    'spare bits of base64': (bytes) =>
      bytes.toString().replace(/([AQgw])=="/, (_, letter: string) => `${String.fromCharCode(letter.charCodeAt(0) + 1)}=="`),
    'base64 without padding': (bytes) => bytes.toString().replace('=="', '"'),
    'base64 with a line break': (bytes) => bytes.toString().replace('"payload":"', String.raw`"payload":"\n`),
    'a second signature': (bytes) => {
      const envelope = JSON.parse(bytes.toString())
      return canonicalText({ ...envelope, signatures: [...envelope.signatures, ...envelope.signatures] })
    },
    'no object': () => '[]',
    'deep nesting': () => '['.repeat(100_000) + ']'.repeat(100_000),
    'a huge number': () => '1e999',
    'a byte order mark': (bytes) => `\ufeff${bytes}`,
  }
  for (const [name, change] of Object.entries(tricks)) {
    assert.deepEqual(codes(await afterDamage(edit(attestation, change))), [`${attestation} ATTESTATION_INVALID`], name)
  }
})

const canonicalText = (value: unknown): string => new TextDecoder().decode(canonicalBytes(value))

test('forged findings are caught by deriving them again, though signed anew and without fault', async () => {
  const run = await exampleRun()
  const [first, ...rest] = run.findings.measures
  const findings = { ...run.findings, verdict: 'fail' as Verdict, measures: [{ ...first, value: 0.25 }, ...rest] }
  const forger = await generateSigningKey()
  const folder = join(place, 'forged')
  await writeEvidence({ ...run, findings, folder, key: forger })

  const verification = await verifyEvidence(folder, { benches })
  assert.deepEqual([verification.ok, verification.derived, codes(verification)], [false, false, ['findings.json FINDINGS_DIFFER']])
  assert.match(verification.problems[0].message, /error \(all\)\.value is stated as 0\.25, derived as 0\.40/)

  const watched = await verifyEvidence(folder, { benches, trustedKeys: [key.keyid] })
  assert.deepEqual(codes(watched), ['findings.json FINDINGS_DIFFER', `${attestation} KEY_UNTRUSTED`])
})

test('a foreign key is not trusted; the known one is', async () => {
  const foreign = await afterDamage(async (folder) => signAgain(folder, await generateSigningKey()), [key.keyid])
  assert.deepEqual([foreign.ok, foreign.trusted, codes(foreign)], [false, false, [`${attestation} KEY_UNTRUSTED`]])
  const known = await verifyEvidence(original, { benches, trustedKeys: ['another', key.keyid] })
  assert.deepEqual([known.ok, known.trusted], [true, true])
})

/** Verifies a copy after its files, and then its statement, were changed and signed again with the right key. */
const resigned = (damage: (folder: string) => Promise<unknown>, change?: (statement: Record<string, unknown>) => void) =>
  afterDamage(async (folder) => {
    await damage(folder)
    await signAgain(folder, key, change)
  })

test('claims and pages that do not follow from the files are found, though signed', async () => {
  const claim = (change: object) =>
    resigned(
      async () => {},
      (statement) => Object.assign(statement.predicate as object, change),
    )
  const crate = 'ro-crate-metadata.json REPORT_DIFFERS'
  const claimDiffers = `${attestation} CLAIM_DIFFERS`

  assert.deepEqual(codes(await claim({ verdict: 'fail' })), [claimDiffers])
  assert.deepEqual(codes(await claim({ planDigest: '00'.repeat(32) })), [claimDiffers])
  assert.deepEqual(codes(await claim({ outcomes: { cases: 40, merkleRoot: '00'.repeat(32) } })), [claimDiffers])
  assert.deepEqual(codes(await claim({ evidenceDigest: null, more: 1 })), [claimDiffers, claimDiffers])
  assert.deepEqual(codes(await claim({ languages: ['ko'] })), [`${attestation} ATTESTATION_SUBJECTS`])
  assert.deepEqual(codes(await claim({ languages: [[]] })), [`${attestation} ATTESTATION_SUBJECTS`])
  assert.deepEqual(
    codes(
      await resigned(
        async () => {},
        (statement) => void (statement.predicate = null),
      ),
    ),
    [`${attestation} ATTESTATION_SUBJECTS`],
  )
  assert.deepEqual(
    codes(
      await resigned(
        async () => {},
        (statement) => void (statement.subject as unknown[]).shift(),
      ),
    ),
    [`${attestation} ATTESTATION_SUBJECTS`],
  )

  const more = (subject: object) =>
    resigned(
      async () => {},
      (statement) => void (statement.subject as unknown[]).push(subject),
    )
  const sha256 = '00'.repeat(32)
  assert.deepEqual(codes(await more({ name: '../../secret', digest: { sha256 } })), [`${attestation} ATTESTATION_SUBJECTS`])
  assert.deepEqual(codes(await more({ name: 'plan.json', digest: { sha256 } })), [`${attestation} ATTESTATION_INVALID`])
  assert.deepEqual(codes(await more({ name: 'report.sv.html', digest: { sha256 } })), ['report.sv.html FILE_MISSING'])

  const page = await resigned(edit('report.html', (bytes) => bytes.toString().replace('</html>', '<p>Approved</p></html>')))
  assert.deepEqual(codes(page), ['report.html REPORT_DIFFERS', crate])
  const document = await resigned(edit('report.pdf', (bytes) => Buffer.concat([bytes, Buffer.from('%')])))
  assert.deepEqual(codes(document), ['report.pdf REPORT_DIFFERS', crate])
  const spelled = await resigned(edit('plan.json', (bytes) => JSON.stringify(JSON.parse(bytes.toString()), null, 2)))
  assert.deepEqual(codes(spelled), ['plan.json JSON_NOT_CANONICAL'])
})

test('signed nonsense is a problem, never an exception', async () => {
  const nonsense = [
    '',
    '{}',
    '[]',
    'null',
    '"x"',
    '1e999',
    '[['.repeat(90_000),
    '{"measures":[],"criteria":[],"verdict":"pass"}',
    '\ud800',
    '{"a":1,"a":1}',
  ]
  const rows = ['PAR1', 'PAR1\u0001\u0000\u0000\u0000PAR1', `PAR1${'\u00ff'.repeat(64)}\u0040\u0000\u0000\u0000PAR1`]
  for (const file of ['plan.json', 'findings.json', 'circumstances.json', 'ro-crate-metadata.json', 'outcomes.parquet']) {
    for (const content of file.endsWith('json') ? nonsense : [...nonsense, ...rows]) {
      const verification = await afterDamage(async (folder) => {
        await writeFile(join(folder, file), content, 'latin1')
        await signAgain(folder, key)
      })
      assert.equal(verification.ok, false, `${file}: ${content.slice(0, 50)}`)
      assert.ok(
        verification.problems.some(
          (problem) => problem.file === file || problem.file === attestation || problem.file === 'ro-crate-metadata.json',
        ),
      )
    }
  }
})

test('a bench that is not at hand is said, and is no damage', async () => {
  const unknown = await verifyEvidence(original, { benches: [] })
  assert.deepEqual([unknown.ok, unknown.derived, unknown.verdict], [true, false, 'pass'])
  assert.match(unknown.checks.find(({ name }) => name === 'findings')!.detail, /not derived again.*bench example is not here/)
  const older = await verifyEvidence(original, { benches: [{ ...exampleBench, version: '0.9.0' }] })
  assert.match(older.checks.find(({ name }) => name === 'findings')!.detail, /here in version 0\.9\.0/)
  const broken = await verifyEvidence(original, {
    benches: [{ ...exampleBench, conclude: () => Promise.reject(new Error('out of order')) }],
  })
  assert.deepEqual(codes(broken), ['findings.json FINDINGS_UNDERIVABLE'])
})

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()
const digest = (bytes: Buffer): string => sha256(bytes).toString('hex')

/** RFC 6962 once more, from its text. */
const treeOf = (hashes: readonly Buffer[]): Buffer => {
  if (hashes.length === 1) return hashes[0]
  let split = 1
  while (split * 2 < hashes.length) split *= 2
  return sha256(Buffer.concat([Buffer.from([1]), treeOf(hashes.slice(0, split)), treeOf(hashes.slice(split))]))
}

test('a stranger checks the seal with OpenSSL and nothing of ours', async () => {
  const { payload, payloadType, signatures } = JSON.parse(await readFile(join(original, attestation), 'utf8'))
  const body = Buffer.from(payload, 'base64')
  const raw = Buffer.from(signatures[0].publicKey, 'base64')
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' })
  const signed = Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${body.length} `), body])
  assert.ok(verify(null, signed, publicKey, Buffer.from(signatures[0].sig, 'base64')))
  assert.equal(signatures[0].keyid, digest(raw))
  const { subject, predicate } = JSON.parse(body.toString())
  for (const { name, digest: expected } of subject) assert.equal(digest(await readFile(join(original, name))), expected.sha256, name)
  assert.equal(predicate.planDigest, digest(await readFile(join(original, 'plan.json'))))

  const leaves = exampleOutcomes.map(({ case: id, reason, status, values: { alarm = null, error = null, site = null, trace = null } }) =>
    sha256(Buffer.from(`\0${JSON.stringify({ case: id, reason, status, values: { alarm, error, site, trace } })}`)),
  )
  const outcomesRoot = treeOf(leaves).toString('hex')
  assert.deepEqual(predicate.outcomes, { cases: 40, merkleRoot: outcomesRoot })
  const [plan, outcomes, findings] = ['plan.json', 'outcomes.parquet', 'findings.json'].map(
    (file) => subject.find(({ name }: { name: string }) => name === file).digest.sha256,
  )
  assert.equal(predicate.evidenceDigest, digest(Buffer.from(JSON.stringify({ findings, outcomes, outcomesRoot, plan }))))
})

test('the folder describes itself as a research object whose every reference resolves', async () => {
  const crate = JSON.parse(await readFile(join(original, 'ro-crate-metadata.json'), 'utf8'))
  const graph: Record<string, unknown>[] = crate['@graph']
  const ids = new Map(graph.map((entity) => [entity['@id'], entity]))
  assert.equal(ids.size, graph.length)
  const references = Array.from(JSON.stringify(graph).matchAll(/\{"@id":"([^"]+)"\}/g), ([, id]) => id)
  const outside = new Set(['https://w3id.org/ro/crate/1.2', 'http://schema.org/CompletedActionStatus'])
  assert.deepEqual(
    references.filter((id) => !ids.has(id) && !outside.has(id)),
    [],
  )
  const parts = (ids.get('./')!.hasPart as { '@id': string }[]).map((part) => part['@id'])
  assert.deepEqual(parts.sort(), (await readdir(original)).filter((file) => file !== 'ro-crate-metadata.json').sort())
  for (const property of ['name', 'description', 'datePublished', 'license']) assert.ok(ids.get('./')![property], property)
  const run = ids.get('#run') as { '@type': string; instrument: { '@id': string }; object: unknown[]; result: unknown[]; startTime: string }
  assert.equal(run['@type'], 'CreateAction')
  assert.equal(ids.get(run.instrument['@id'])!['@type'], 'SoftwareApplication')
  assert.deepEqual([run.object.length, run.result.length, run.startTime], [3, 6, '2026-01-02T03:04:05.000Z'])
})

test('evidence reads back as it was given', async () => {
  const { plan, findings, circumstances, outcomes } = await exampleRun()
  const read = await readEvidence(original)
  assert.deepEqual(read.plan, plan)
  assert.deepEqual(read.circumstances, circumstances)
  assert.deepEqual(read.findings, JSON.parse(JSON.stringify(findings)))
  assert.deepEqual(read.outcomes[3], outcomes[3])
  assert.deepEqual(read.outcomes[17].values, { alarm: null, error: null, site: null, trace: null })
})

test('evidence is never overwritten, half-written or written with what is no JSON', async () => {
  const run = await exampleRun()
  await assert.rejects(writeEvidence({ ...run, folder: original, key }), { code: 'EVIDENCE_EXISTS' })
  const folder = join(place, 'never')
  const [first] = run.findings.measures
  const findings = { ...run.findings, measures: [{ ...first, value: Number.NaN }] }
  await assert.rejects(writeEvidence({ ...run, findings, folder, key }), {
    code: 'EVIDENCE_VALUE',
    message: /findings\.json.*\$\.measures\[0\]\.value is NaN/,
  })
  await assert.rejects(writeEvidence({ ...run, languages: [], folder, key }), { code: 'EVIDENCE_LANGUAGE' })
  await assert.rejects(readdir(folder), { code: 'ENOENT' })
  // What a killed run left behind is cleared away.
  await mkdir(`${folder}.writing`)
  await writeFile(join(`${folder}.writing`, 'rest'), base64(new Uint8Array(3)))
  await writeEvidence({ ...run, folder, key })
  assert.ok((await verifyEvidence(folder, { benches })).ok)
  await assert.rejects(readdir(`${folder}.writing`), { code: 'ENOENT' })
})
