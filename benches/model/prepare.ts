import { assignSplit, readDictionary, readTable } from './data/index.ts'
import type { DataPlan, SplitPlan } from './plan.ts'
import type { PreparedData } from './tasks/task.ts'

/** Reads the data of a plan: table with missing codes applied, dictionary, and the part of each row. */
export async function prepareData(
  plan: { readonly data: DataPlan; readonly split: SplitPlan },
  read: (file: string) => Promise<Uint8Array>,
): Promise<PreparedData> {
  const dictionary = readDictionary(await read(plan.data.dictionary))
  const table = await readTable(await read(plan.data.file), plan.data.format, dictionary)
  return { table, dictionary, parts: assignSplit({ table, ...plan.split }) }
}
