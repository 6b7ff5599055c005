import { tmpdir } from 'node:os'
import { checkBench } from '@vitalbench/bench'
import { readStudy } from '@vitalbench/bench/study'
import { bench } from '../bench.ts'

/** Files of a study of built-in controllers by name, `study.yaml` among them; what the bench does wrong in the exam on it. */
export async function examFaults(files: Readonly<Record<string, string>>) {
  const read = await readStudy(files['study.yaml'], {
    bench: () => bench,
    read: async (path) => new TextEncoder().encode(files[path]),
    software: { name: 'vitalbench', version: 'test' },
  })
  if (!('plan' in read)) return read.mistakes
  return (await checkBench(bench, { plan: read.plan, folder: tmpdir() })).filter(({ ok }) => !ok)
}

/** A product file of a built-in controller. */
export const builtIn = (controller: string, contract: string): string => `name: ${controller}
version: 1.0.0
manufacturer: Vitalbench
intendedPurpose: Test, not for clinical use.
artefact: { link: built-in, controller: ${controller} }
contract:
${contract}
`
