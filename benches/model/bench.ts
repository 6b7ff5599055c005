import { defineBench } from '@vitalbench/bench'
import type { Endpoint, Lab, Mistake } from '@vitalbench/bench'
import { statisticsOracles } from '@vitalbench/kernel/statistics'
import { z } from 'zod'
import { assignSplit, checkTable, readDictionary, readTable } from './data/index.ts'
import { inspectGraph } from './inspect.ts'
import { prepareData } from './prepare.ts'
import { tasks } from './tasks/index.ts'
import type { ModelCase, PreparedData, Task } from './tasks/task.ts'
import { text } from './text.ts'

/** Plans of all tasks; `task` says which. */
const plan = z.discriminatedUnion('task', [
  tasks[0].plan,
  ...tasks.slice(1).map((task) => task.plan),
] as never) as unknown as z.ZodType<ModelPlan>

interface ModelPlan {
  readonly task: string
  readonly data: Parameters<typeof prepareData>[0]['data']
  readonly split: Parameters<typeof prepareData>[0]['split']
}

const taskOf = ({ task: name }: ModelPlan): Task<ModelPlan> => {
  const task = tasks.find((each) => each.name === name)
  if (!task) throw new RangeError(`no task ${name}`)
  return task as Task<ModelPlan>
}

const endpoints: readonly Endpoint[] = [
  ...new Map(tasks.flatMap((task) => task.endpoints).map((endpoint) => [endpoint.name, endpoint])).values(),
]

const at = (mistake: Mistake): Mistake => ({ ...mistake, path: ['plan', 'data', ...mistake.path] })

/** Data of a plan that is being run, so that counting and listing its cases read the table once. */
const known = new WeakMap<ModelPlan, Promise<PreparedData>>()

function prepared(said: ModelPlan, lab: Lab): Promise<PreparedData> {
  const data = known.get(said) ?? prepareData(said, lab.data.read)
  known.set(said, data)
  return data
}

/** Judges an AI model on a table of cases: yes-or-no scores, alarms over time. */
export const bench = defineBench<ModelPlan, ModelCase>({
  name: 'model',
  version: '1.0.0',
  title: 'AI model on clinical data',
  module: import.meta.url,
  plan,
  endpoints,
  oracles: statisticsOracles,
  text,
  files: ({ data }) => [
    { path: data.file, sha256: data.sha256 },
    { path: data.dictionary, sha256: data.dictionarySha256 },
  ],

  async inspect(said, { product, reference, read }) {
    const dictionary = readDictionary(await read(said.data.dictionary))
    const table = await readTable(await read(said.data.file), said.data.format, dictionary)
    const mistakes = checkTable(table, dictionary).map(at)
    const split = 'by' in said.split ? said.split.by : said.split.column
    const parts = table.columns.has(split) ? assignSplit({ table, ...said.split }) : []
    const graphs = [await inspectGraph('product', product, read), reference ? await inspectGraph('reference', reference, read) : []].flat()
    return [...mistakes, ...graphs, ...taskOf(said).inspect(said, { table, dictionary, parts }, { product, reference })]
  },

  async *cases(said, lab) {
    yield* taskOf(said).cases(said, await prepared(said, lab), lab.study)
  },
  count: async (said, lab) => taskOf(said).count(said, await prepared(said, lab)),
  run: (case_, said, lab) => taskOf(said).run(case_, said, lab),
  // Parsed again, so that a plan from a stranger's evidence cannot ask for what no study file may.
  conclude: async (outcomes, said, study) => taskOf(said).conclude(outcomes, plan.parse(said), study),
})
