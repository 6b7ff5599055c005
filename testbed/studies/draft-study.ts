import { createReadStream } from 'node:fs'
import { randomUUID } from 'node:crypto'
import type { Context } from '@vitalbench/platform/operations'
import { wordsOf } from '@vitalbench/evidence'
import { stringify } from 'yaml'
import { ownerOf } from '../ownership/index.ts'
import type { Testbed } from '../setting/index.ts'
import { fail } from './errors.ts'
import { examplesOf } from './examples.ts'
import type { Example } from './examples.ts'
import { headlineOf } from './headline.ts'
import { readerOf } from './reading.ts'
import { showStudy } from './show-study.ts'
import { countOfVisit, insertStudy, putFile } from './store.ts'
import type { StudyFile } from './store.ts'
import { text as catalogue } from './text.ts'

const mostOfVisit = 50
const dayMs = 86_400_000

/** What a draft begins from. */
export interface DraftInput {
  readonly fromExample?: string
  readonly text?: string
  readonly bench?: string
  readonly ofOrganisation: boolean
}

async function exampleOf(testbed: Testbed, name: string): Promise<Example> {
  const examples = await examplesOf(testbed)
  const example = examples.find((each) => each.name === name)
  if (!example) throw fail('STUDY_EXAMPLE_UNKNOWN', { name, known: examples.map((each) => each.name).join(', ') || 'none' })
  return example
}

/** A study that says no more than its bench; its seed is like no other. */
function emptyText(testbed: Testbed, name: string, { actor }: Context): string {
  const bench = testbed.benches.find((each) => each.name === name)
  if (!bench) throw fail('STUDY_BENCH_UNKNOWN', { name, known: testbed.benches.map((each) => each.name).join(', ') })
  const words = wordsOf(actor.language, catalogue)
  return stringify({
    format: 'vitalbench-study/1',
    study: 'study',
    title: words.text({ key: 'draft.title' }),
    question: words.text({ key: 'draft.question' }),
    bench: name,
    seed: randomUUID().slice(0, 13),
    product: {},
    criteria: [],
    plan: {},
  })
}

/** Begins a study of the actor; what a visitor begins ends some days later. */
export async function draftStudy(testbed: Testbed, input: DraftInput, context: Context) {
  const { database, actor, now, files: store } = context
  const owner = ownerOf(actor, input.ofOrganisation)
  if (owner.visit !== null) {
    const count = await countOfVisit(database, owner.visit)
    if (count >= mostOfVisit) throw fail('STUDY_GUEST_STUDIES', { count })
  }
  const example = input.fromExample === undefined ? null : await exampleOf(testbed, input.fromExample)
  const text = example?.text ?? input.text ?? emptyText(testbed, input.bench!, context)
  const files: StudyFile[] = []
  for (const { path, place } of example?.files ?? []) files.push({ path, ...(await store.keep(createReadStream(place))) })
  const expiresAt = owner.visit === null ? null : new Date(now.getTime() + testbed.guests.days * dayMs)
  const headline = await headlineOf(text, readerOf(files, store))
  const id = await insertStudy(database, { ...owner, ...headline, text, example: example?.name ?? null, expiresAt, at: now })
  for (const file of files) await putFile(database, id, file)
  return showStudy(id, context)
}
