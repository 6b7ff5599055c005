import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { emptyFolder, examples, killedAfter, vitalbench } from './terminal.fixture.ts'

const skip = spawnSync('python3', ['--version']).status === 0 ? false : 'no python3 on this machine'
const quick = ['--no-pdf', '--json'] as const

/** Holds BIS by a rule with an integral; gives up on the old before it begins, and where its electrode is silent for long. */
const controller = `import vitalbench

class Controller:
    def reset(self, session):
        if session.patient["age"] > 70:
            raise ValueError("too old for me")
        self.integral, self.silent = 0.0, 0

    def step(self, obs, t):
        self.silent = self.silent + 1 if obs["bis"] is None else 0
        if self.silent > 30:
            raise ValueError("no signal")
        error = 0.0 if obs["bis"] is None else obs["bis"] - obs["target"]
        self.integral += error / 720
        rate = min(max(7 + 0.4 * error + 0.5 * self.integral, 0), 100)
        return {"propofol": rate}, "alarm: light" if error > 25 else None

vitalbench.serve(Controller(), inputs={"bis": "1", "target": "1"}, outputs={"propofol": "mg/min"})
`

const contract = `contract:
  periodSeconds: 5
  inputs: [{ id: bis, unit: '1' }, { id: target, unit: '1' }]
  outputs: [{ id: propofol, unit: mg/min, range: [0, 200], fallback: hold }]
`
const about = 'version: 1\nmanufacturer: tests\nintendedPurpose: Test, not for clinical use.\n'

/** A study of the controller beside target-controlled infusion, with all that it stands on. */
function studyFolder(): string {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'controller.py'), controller)
  copyFileSync(join(examples, '../clients/python/vitalbench.py'), join(folder, 'vitalbench.py'))
  const files = ['controller.py', 'vitalbench.py'].map((path) => {
    const sha256 = createHash('sha256')
      .update(readFileSync(join(folder, path)))
      .digest('hex')
    return `    - { path: ${path}, sha256: ${sha256} }\n`
  })
  const command = 'artefact:\n  link: process\n  command: [python3, controller.py]\n  files:\n'
  writeFileSync(join(folder, 'product.yaml'), `name: Rule\n${about}${command}${files.join('')}${contract}`)
  writeFileSync(join(folder, 'reference.yaml'), `name: TCI\n${about}artefact: { link: built-in, controller: propofol-tci }\n${contract}`)
  writeFileSync(
    join(folder, 'study.yaml'),
    `format: vitalbench-study/1
study: control-story
title: A rule in Python
question: Does it hold BIS?
bench: control
seed: control-story-6
product: product.yaml
reference: reference.yaml
limits: { secondsPerCase: 60, memoryMiB: 512 }
criteria: [{ measure: bisInBand, group: no-fault, atLeast: 50 }]
plan:
  patient: anaesthesia
  cohort: { size: 3 }
  scenario: { minutes: 40, stimulus: step }
  conditions:
    - { name: electrode-off, faults: [{ kind: electrode-off, fromMinutes: 25, minutes: 5 }] }
    - { name: haemorrhage, faults: [{ kind: haemorrhage, fromMinutes: 15, minutes: 10 }] }
  bootstrap: { replicates: 200 }
`,
  )
  return folder
}

const digestOf = (out: string): string => (JSON.parse(out) as { readonly evidenceDigest: string }).evidenceDigest
const evidenceOf = (folder: string): string =>
  join(
    folder,
    'evidence',
    readdirSync(join(folder, 'evidence')).find((name) => /-[0-9a-f]{12}$/.test(name))!,
  )

let home = ''
let digest = ''
let milliseconds = 0

before(() => {
  if (skip) return
  home = studyFolder()
  const began = performance.now()
  const run = vitalbench(home, 'run', 'study.yaml', '--workers', '1', ...quick)
  assert.ok([0, 1, 2].includes(run.code ?? 3), run.out + run.err)
  milliseconds = performance.now() - began
  digest = digestOf(run.out)
})

test('a controller in Python: the same evidence with one worker and with four, and in another folder', { skip }, () => {
  const elsewhere = studyFolder()
  assert.equal(digestOf(vitalbench(elsewhere, 'run', 'study.yaml', '--workers', '4', ...quick).out), digest)
})

test('killed with −9 while it writes outcomes, it goes on where these end and leaves the same evidence', { skip }, async () => {
  const folder = studyFolder()
  const moments = stream('kill', 'control')
  const written = (): number => {
    const partial = existsSync(join(folder, 'evidence')) && readdirSync(join(folder, 'evidence')).find((name) => name.endsWith('.partial'))
    return partial && existsSync(join(folder, 'evidence', partial, 'journal'))
      ? readFileSync(join(folder, 'evidence', partial, 'journal'), 'latin1').split('\n').length - 2
      : 0
  }
  let [killed, share] = [0, 0.4]
  for (let k = 0; k < 12 && (killed < 2 || written() === 0); k++) {
    const was = await killedAfter((share + 0.1 * moments.double()) * milliseconds, folder, 'run', 'study.yaml', '--workers', '2', ...quick)
    if (was) killed += 1
    else rmSync(join(folder, 'evidence'), { recursive: true, force: true })
    share += !was ? -0.15 : written() === 0 ? 0.05 : 0
  }
  assert.ok(killed >= 2 && written() > 0, `killed ${killed} times, ${written()} outcomes were left`)
  const left = written()
  const last = vitalbench(folder, 'run', 'study.yaml', '--workers', '2', ...quick)
  assert.equal(digestOf(last.out), digest, last.err)
  const { resumed } = JSON.parse(readFileSync(join(evidenceOf(folder), 'circumstances.json'), 'utf8')) as { readonly resumed: number }
  assert.equal(resumed, left)
})

test('its evidence verifies, and is found again with the product at hand', { skip }, () => {
  const evidence = evidenceOf(home)
  const verify = vitalbench(home, 'verify', evidence)
  assert.equal(verify.code, 0, verify.out)
  const replay = vitalbench(home, 'replay', evidence)
  assert.equal(replay.code, 0, replay.out + replay.err)
  assert.match(replay.out, /All 9 outcomes are equal, bit for bit/)
})

test('without the product, the same from its records alone', { skip }, () => {
  const evidence = evidenceOf(home)
  rmSync(join(home, 'controller.py'))
  const missing = vitalbench(home, 'replay', evidence)
  assert.equal(missing.code, 3)
  assert.match(missing.err, /PRODUCT_FILE_MISSING/)
  for (const file of ['vitalbench.py', 'product.yaml', 'study.yaml']) rmSync(join(home, file))
  const again = vitalbench(home, 'replay', evidence, '--recorded')
  assert.equal(again.code, 0, again.out + again.err)
  assert.match(again.out, /Rule was played from its records\.\nAll 9 outcomes are equal, bit for bit\./)
})

test('evidence without sessions has nothing to be played', () => {
  const folder = emptyFolder()
  vitalbench(folder, 'run', join(examples, 'breast-fna/study.yaml'), ...quick)
  const { code, err } = vitalbench(folder, 'replay', evidenceOf(folder), '--recorded')
  assert.equal(code, 3)
  assert.match(err, /CLI_NOT_RECORDED: .+ no record of product ".+" in case ".+"\n {2}→ replay without --recorded/)
})
