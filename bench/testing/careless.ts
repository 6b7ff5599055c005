import type { Outcome } from '../contract.ts'
import { bench as coin } from './coin.ts'

let listed = 0
let ran = 0

/** The coin bench with a fault for every rule of the exam; the exam must see them all. */
export const bench: typeof coin = {
  ...coin,
  name: 'careless',
  module: import.meta.url,
  endpoints: [{ name: 'error', unit: '', better: 'target', description: '' }],
  oracles: [],
  text: { en: {} },
  async *cases({ coins, throws }) {
    const list = ++listed
    for (let coin_ = 0; coin_ < coins; coin_++) yield { id: `coin-${coin_}`, throws: throws + list }
  },
  async run({ id, throws }, _plan, lab): Promise<Outcome> {
    const answer = await lab.product.predict({ throws: { data: new Float64Array(throws), shape: [1, throws] } })
    // Ignores the abort, counts its own calls, and divides zero by zero now and then.
    if (answer.status === 'unreachable') await new Promise((resolve) => setTimeout(resolve, 1500))
    return { case: id, status: 'ok', reason: null, values: { count: ++ran, ...(ran % 5 === 0 ? { ratio: 0 / 0 } : {}) } }
  },
  async conclude(outcomes) {
    const measure = { name: 'undeclared', group: 'all', unit: '1', value: null, interval: null, n: ++ran, method: 'none' }
    ;(outcomes as Outcome[]).reverse()
    return { measures: [measure], tables: [], figures: [], cases: {}, notTested: [], cautions: [] }
  },
}
