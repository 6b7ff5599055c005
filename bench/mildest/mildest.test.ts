import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stream } from '@vitalbench/kernel/numbers'
import { mildestShare, minimalSet, searchMildest } from './index.ts'
import type { Dose } from './index.ts'

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i)

test('the causes are found among parts that do nothing, wherever they stand', async () => {
  const random = stream('minimal set')
  for (let round = 0; round < 200; round++) {
    const all = numbers(1 + random.integer(12))
    const causes = all.filter(() => random.double() < 0.3)
    if (causes.length === 0) continue
    assert.deepEqual(await minimalSet(all, async (kept) => causes.every((cause) => kept.includes(cause))), causes)
  }
})

test('no part of what is found can be left out, whatever breaks', async () => {
  const random = stream('one-minimal')
  for (let round = 0; round < 200; round++) {
    const all = numbers(2 + random.integer(7))
    const wanted = new Map<string, boolean>([
      [all.join(), true],
      ['', false],
    ])
    const breaks = async (kept: readonly number[]): Promise<boolean> => {
      if (!wanted.has(kept.join())) wanted.set(kept.join(), random.double() < 0.4)
      return wanted.get(kept.join())!
    }
    const found = await minimalSet(all, breaks)
    assert.ok(await breaks(found))
    for (const part of found) assert.equal(await breaks(found.filter((each) => each !== part)), false)
  }
})

test('a share is bracketed down to the tolerance', async () => {
  for (const limit of [0.001, 0.124, 0.3, 0.5, 0.77, 0.99]) {
    const { holds, breaks, monotone } = await mildestShare(async (share) => share > limit, 0.01)
    assert.ok(holds <= limit && limit <= breaks && breaks - holds <= 0.01)
    assert.ok(monotone)
  }
})

test('a course that goes up and down gives its first failure, and says so', async () => {
  const found = await mildestShare(async (share) => (share > 0.2 && share < 0.4) || share === 1, 0.01)
  assert.ok(Math.abs(found.breaks - 0.2) < 0.02)
  assert.equal(found.monotone, false)
})

test('whatever breaks at which share, it holds at one end of the bracket and breaks at the other', async () => {
  const random = stream('bracket')
  for (let round = 0; round < 200; round++) {
    const known = new Map<number, boolean>([
      [0, false],
      [1, true],
    ])
    const breaks = async (share: number): Promise<boolean> => {
      if (!known.has(share)) known.set(share, random.double() < 0.5)
      return known.get(share)!
    }
    const tolerance = 0.001 + 0.3 * random.double()
    const found = await mildestShare(breaks, tolerance)
    assert.deepEqual([known.get(found.holds), known.get(found.breaks)], [false, true])
    assert.ok(found.breaks > found.holds && found.breaks - found.holds <= Math.max(tolerance, 1 / 8))
    const tried = [...known].filter(([share]) => share > found.breaks).map(([, broken]) => broken)
    assert.equal(found.monotone, tried.every(Boolean))
  }
})

test('of causes in every combination that breaks with more of the same, one is found that cannot be smaller', async () => {
  const random = stream('monotone')
  for (let round = 0; round < 200; round++) {
    const all = numbers(2 + random.integer(9))
    const causes = numbers(1 + random.integer(3))
      .map(() => all.filter(() => random.double() < 0.4))
      .filter(({ length }) => length > 0)
    if (causes.length === 0) continue
    const breaks = async (kept: readonly number[]): Promise<boolean> => causes.some((cause) => cause.every((each) => kept.includes(each)))
    const found = await minimalSet(all, breaks)
    assert.ok(causes.some((cause) => cause.join() === found.join()))
  }
})

const search = (probe: (dose: Dose) => boolean, parts = 3) =>
  searchMildest({ parts, tolerance: 0.02, probe: async (dose) => (probe(dose) ? 'fail' : 'pass') })

test('a search finds the set and its share, and tries no dose twice', async () => {
  const asked: string[] = []
  const found = await search((dose) => {
    asked.push(JSON.stringify(dose))
    return dose.kept.includes(1) && dose.share > 0.6
  })
  assert.ok(found.found === 'mildest')
  assert.deepEqual(found.kept, [1])
  assert.ok(found.holds <= 0.6 && found.breaks > 0.6 && found.breaks - found.holds <= 0.02)
  assert.equal(new Set(asked).size, asked.length)
  assert.equal(found.probes.length, asked.length)
})

test('what is broken before, or never, is said so', async () => {
  assert.equal((await search(() => true)).found, 'broken-without')
  assert.equal((await search(() => false)).found, 'unbroken')
})

test('an inconclusive criterion no longer holds', async () => {
  const found = await searchMildest({ parts: 1, tolerance: 0.1, probe: async ({ share }) => (share > 0.5 ? 'inconclusive' : 'pass') })
  assert.ok(found.found === 'mildest' && found.holds === 0.5)
  assert.ok(found.probes.some(({ verdict }) => verdict === 'inconclusive'))
})
