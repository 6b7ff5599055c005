import type { BracketEnd, RecordedProbe, SearchRecord } from './search-record.ts'

const short = (value: number): string => String(Number(value.toPrecision(4)))

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
    `${short(100 * end.share)} % of the planned dose: ${faults}. ${probe ? `${probe.measure.name} ${measured(probe)}` : ''} (${end.verdict}). Evidence ${end.evidenceDigest}`,
  )
}

const conclusions: Readonly<Record<SearchRecord['found'], string>> = {
  'broken-without': 'The criterion does not hold even without faults.',
  unbroken: 'The criterion holds under all planned faults at their planned dose.',
  mildest: 'The criterion holds without faults, and no longer holds under the faults below.',
}

/** What a search found, as a page of Markdown that a hazard analysis can cite. */
export function hazardNote(record: SearchRecord): string {
  const { study, planDigest, product, condition, faults, criterion, needed, holds, breaks, monotone, probes } = record
  const spared = needed ? faults.filter((_, i) => !needed.includes(i)) : []
  return [
    `# Mildest failure of ${product.name} ${product.version} in study ${study}`,
    '',
    conclusions[record.found],
    '',
    row('', ''),
    '|---|---|',
    row('Product', `${product.name} ${product.version}, ${product.manufacturer}`),
    row('Hazardous situation', `no longer holds: ${criterion.text} (${criterion.id}, judged on the ${criterion.on})`),
    row('Planned sequence of events', `${condition}: ${faults.join('; ')}`),
    ...(needed ? [row('Needed of these', needed.map((i) => faults[i]).join('; ')), row('Not needed', spared.join('; ') || '–')] : []),
    ...(holds ? [endRow('Largest dose tried below, at which it holds', holds, record)] : []),
    ...(breaks ? [endRow('Smallest dose found at which it no longer holds', breaks, record)] : []),
    ...(monotone === false ? [row('Course', 'not monotone: at a greater dose that was tried it holds again')] : []),
    row('Plan of the study', planDigest),
    row(
      'Not shown',
      'how likely the faults are; other faults, other orders and times of them; people who are not like the virtual patients',
    ),
    '',
    '## Probes',
    '',
    row('Faults', 'Share of the dose', 'Measured', 'Verdict', 'Plan'),
    '|---|---|---|---|---|',
    ...probes.map((probe) =>
      row(
        probe.kept.map((i) => faults[i].split(' ')[0]).join(', ') || 'none',
        short(probe.share),
        measured(probe),
        probe.verdict,
        probe.planDigest.slice(0, 12),
      ),
    ),
    '',
  ].join('\n')
}
