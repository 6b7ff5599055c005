import type { Circumstances, LockedPlan, ProductLink } from '@vitalbench/bench'
import { attestationFile, mediaType, roCrateFile } from '@vitalbench/kernel/bundle'
import type { JudgedFindings } from '../findings.ts'
import { evidenceJson } from './evidence-json.ts'

const processRun = 'https://w3id.org/ro/wfrun/process/0.5'

const descriptions: Readonly<Record<string, string>> = {
  'plan.json': 'Plan of the study, locked before the first case ran',
  'outcomes.parquet': 'Outcome of every case, one row a case',
  'findings.json': 'Measures with intervals, judged criteria, tables and figures as data',
  'circumstances.json': 'When and on which machine the run went, and what was enforced',
  [attestationFile]: 'Signed statement over all other files (in-toto, DSSE, Ed25519)',
}

const ref = (id: string) => ({ '@id': id })

const artefactOf = (artefact: ProductLink) => {
  if ('url' in artefact) return { url: artefact.url }
  return 'sha256' in artefact ? { sha256: artefact.sha256 } : {}
}

/**
 * `ro-crate-metadata.json` of an evidence folder: RO-Crate 1.2 in the Process Run Crate profile 0.5, canonical JSON.
 * The run is an action of Vitalbench on the product and the data; `digests` are the files that it left (name to SHA-256).
 */
export function roCrate(run: {
  readonly plan: LockedPlan
  readonly findings: JudgedFindings
  readonly circumstances: Circumstances
  readonly digests: ReadonlyMap<string, string>
}): Uint8Array {
  const { plan, findings, circumstances, digests } = run
  const product = (declared: typeof plan.product, id: string) => ({
    '@id': id,
    '@type': 'SoftwareApplication',
    name: declared.name,
    version: declared.version,
    softwareVersion: declared.version,
    description: declared.intendedPurpose,
    manufacturer: ref(`${id}-manufacturer`),
    ...artefactOf(declared.artefact),
  })
  const manufacturer = (declared: typeof plan.product, id: string) => ({
    '@id': `${id}-manufacturer`,
    '@type': 'Organization',
    name: declared.manufacturer,
  })
  const files = [...digests].map(([name, sha256]) => ({
    '@id': name,
    '@type': 'File',
    name,
    description: descriptions[name] ?? 'Report of the run',
    encodingFormat: mediaType(name),
    sha256,
  }))
  const data = plan.files.map(({ path, sha256 }) => ({ '@id': `#data/${encodeURI(path)}`, '@type': 'CreativeWork', name: path, sha256 }))
  const products = [
    product(plan.product, '#product'),
    manufacturer(plan.product, '#product'),
    ...(plan.reference ? [product(plan.reference, '#reference'), manufacturer(plan.reference, '#reference')] : []),
  ]
  const objects = ['plan.json', '#product', ...(plan.reference ? ['#reference'] : []), ...data.map((file) => file['@id'])]
  const results = files.map((file) => file['@id']).filter((id) => id !== 'plan.json')
  const graph = [
    { '@id': roCrateFile, '@type': 'CreativeWork', about: ref('./'), conformsTo: ref('https://w3id.org/ro/crate/1.2') },
    {
      '@id': './',
      '@type': 'Dataset',
      name: plan.title,
      description: `${plan.question} Verdict: ${findings.verdict}.`,
      datePublished: circumstances.finished,
      conformsTo: ref(processRun),
      license: ref('#licence'),
      hasPart: [...files.map((file) => ref(file['@id'])), ref(attestationFile)],
      mentions: ref('#run'),
    },
    { '@id': processRun, '@type': 'CreativeWork', name: 'Process Run Crate', version: '0.5' },
    {
      '@id': '#licence',
      '@type': 'CreativeWork',
      name: 'No licence granted',
      description: `Evidence on a product of ${plan.product.manufacturer}; reuse needs the consent of its holder.`,
    },
    {
      '@id': '#run',
      '@type': 'CreateAction',
      name: `Run of the study ${plan.study}`,
      instrument: ref('#vitalbench'),
      object: objects.map(ref),
      result: results.map(ref),
      startTime: circumstances.started,
      endTime: circumstances.finished,
      actionStatus: ref('http://schema.org/CompletedActionStatus'),
    },
    {
      '@id': '#vitalbench',
      '@type': 'SoftwareApplication',
      name: `Vitalbench, bench ${plan.bench.name} ${plan.bench.version}`,
      softwareVersion: plan.software.version,
      license: ref('https://www.apache.org/licenses/LICENSE-2.0'),
    },
    { '@id': 'https://www.apache.org/licenses/LICENSE-2.0', '@type': 'CreativeWork', name: 'Apache License 2.0' },
    ...products,
    ...data,
    ...files,
    {
      '@id': attestationFile,
      '@type': 'File',
      name: attestationFile,
      description: descriptions[attestationFile],
      encodingFormat: mediaType(attestationFile),
    },
  ]
  return evidenceJson(roCrateFile, { '@context': 'https://w3id.org/ro/crate/1.2/context', '@graph': graph })
}
