import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkBench } from './check-bench.ts'
import type { Bench } from './contract.ts'
import { bench as coin } from './testing/coin.ts'
import { coinStudy, standInProducts } from './testing/coin-study.ts'
import { bench as careless } from './testing/careless.ts'

const failing = async (bench: Bench, plan = coinStudy({ plan: { coins: 15 } })) =>
  (await checkBench(bench, { plan, folder: '.', products: standInProducts })).filter(({ ok }) => !ok)

test('the coin bench passes', async () => assert.deepEqual(await failing(coin), []))

test('a careless bench is shown every fault at once', async () => {
  const faults = await failing(careless, coinStudy({ bench: 'careless', plan: { coins: 15 } }))
  const details = Object.fromEntries(faults.map(({ rule, detail }) => [rule.split(/[,:]| and /)[0], detail]))
  assert.match(details['every endpoint has a name of its own'], /error has no unit.*error has no description/)
  assert.match(details['every endpoint has its name in English'], /measure\.error/)
  assert.match(details['it stands on oracles'], /no oracle/)
  assert.match(details['cases come in a stable order'], /second listing differs/)
  assert.match(details['outcomes can be kept'], /value "ratio" is NaN/)
  assert.match(details['outcomes are the same on every run'], /in reversed order/)
  assert.match(details['a product that misbehaves has an outcome with a reason'], /answers NaN has an outcome "ok"/)
  assert.match(details['an abort ends a case within a second'], /does not end/)
  assert.match(details['outcomes are the same with one worker'], /another outcome with two workers/)
  assert.match(details['conclude is pure'], /read only|differ/)
  assert.match(details['every measure is a declared endpoint in its unit'], /read only|undeclared/)
})
