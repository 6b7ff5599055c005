import type { AffectedPatients, BracketEnd, RecordedProbe, SearchRecord } from './search-record.ts'

const short = (value: number): string => String(Number(value.toPrecision(4)))
const percent = (share: number): string => `${short(100 * share)} %`

function measured({ measure: { value, interval, unit, n } }: RecordedProbe): string {
  const spread = interval ? ` [${short(interval[0])}, ${short(interval[1])}]` : ''
  return value === null ? 'not estimable' : `${short(value)}${spread}${unit === '1' ? '' : ` ${unit}`}, n = ${n}`
}

const escaped = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const row = (...cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`

function endRow(title: string, end: BracketEnd, { needed, probes }: SearchRecord): string {
  const kept = end.share === 0 ? [] : needed
  const probe = probes.find((each) => each.share === end.share && each.kept.join() === (kept ?? []).join())
  const faults = end.faults.length === 0 ? 'no fault' : end.faults.join('; ')
  return row(
    title,
    `${percent(end.share)} of the planned dose: ${faults}. ${probe ? `${probe.measure.name} ${measured(probe)}` : ''} (${end.verdict}). Evidence ${end.evidenceDigest}`,
  )
}

const patients = ({ n, beyond, worst }: AffectedPatients): string =>
  `${beyond} of ${n} miss the limit for themselves; the worst first: ${worst.map(({ id, value }) => `${id} ${short(value)}`).join(', ')}`

const conclusions: Readonly<Record<SearchRecord['found'], string>> = {
  'broken-without': 'The criterion is not met even without faults.',
  unbroken: 'The criterion holds under all planned faults at their planned dose.',
  mildest: 'The criterion holds without faults, and no longer holds under the faults below.',
}

function limitText(limit: SearchRecord['criterion']['limit']): string {
  if ('atLeast' in limit) return `at least ${limit.atLeast}`
  if ('atMost' in limit) return `at most ${limit.atMost}`
  if ('between' in limit) return `between ${limit.between[0]} and ${limit.between[1]}`
  return `above −${limit.nonInferiorWithin}`
}

function productText({ name, version, manufacturer, artefact }: SearchRecord['product']): string {
  const digest = 'sha256' in artefact ? `, SHA-256 ${artefact.sha256}` : ''
  const what = artefact.link === 'built-in' ? `, built-in ${artefact.controller}` : ''
  return `${name} ${version}, ${manufacturer}${what}${digest}`
}

/** Rows on what was found, of a search that found a mildest failure. */
function foundRows(record: SearchRecord): readonly string[] {
  const { faults, needed, holds, breaks, fails, monotone } = record
  if (!needed || !holds || !breaks) return []
  const spared = faults.filter((_, i) => !needed.includes(i))
  return [
    row('Needed of these', needed.map((i) => faults[i]).join('; ')),
    row('Not needed', spared.join('; ') || '–'),
    endRow('Largest dose tried below, at which it holds', holds, record),
    endRow('Smallest dose found at which it no longer holds', breaks, record),
    ...(breaks.affected ? [row('Patients at this dose', patients(breaks.affected))] : []),
    row(
      'Smallest dose tried of these at which it is shown to fail',
      fails === null ? 'none: it is only inconclusive' : `${percent(fails)} of the planned dose`,
    ),
    ...(monotone === false ? [row('Course', 'not monotone: at a greater dose that was tried it holds again')] : []),
  ]
}

/** What a search found, as a page of Markdown that a hazard analysis can cite. */
export function hazardNote(record: SearchRecord): string {
  const { study, planDigest, product, bench, condition, tolerance, faults, criterion, inconclusive, probes } = record
  return [
    `# Mildest failure of ${product.name} ${product.version} in study ${study}`,
    '',
    conclusions[record.found],
    '',
    row('', ''),
    '|---|---|',
    row('Product', productText(product)),
    row('Hazardous situation', `no longer holds: ${criterion.text} (${criterion.id})`),
    row(
      'Criterion as judged here',
      `${criterion.measure} ${limitText(criterion.limit)}, on the ${criterion.on}, in the patients under "${condition}", whatever its text says of faults`,
    ),
    row('Foreseeable sequence of events', `${condition}: ${faults.join('; ')}`),
    ...foundRows(record),
    row(
      'Search',
      `${probes.length} probes, ${inconclusive} of them inconclusive and counted as not held; bracket at most ${percent(tolerance)} wide`,
    ),
    row('Virtual patients', `bench ${bench.name} ${bench.version}; their model and its credibility stand in the report of either evidence`),
    row('Plan of the study', planDigest),
    row(
      'Not shown',
      'how likely the faults are; other faults, other orders and times of them; people who are not like the virtual patients',
    ),
    '',
    '## Probes',
    '',
    row('Faults', 'Share of the dose', 'Measured', 'Verdict', 'Plan', 'Findings'),
    '|---|---|---|---|---|---|',
    ...probes.map((probe) =>
      row(
        probe.kept.map((i) => faults[i].split(' ')[0]).join(', ') || 'none',
        short(probe.share),
        measured(probe),
        probe.verdict,
        probe.planDigest.slice(0, 12),
        probe.findingsDigest.slice(0, 12),
      ),
    ),
    '',
  ].join('\n')
}
