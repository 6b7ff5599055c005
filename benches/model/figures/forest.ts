import type { Figure, Measure } from '@vitalbench/bench'

/** One measure in all cases and in every subgroup, as a forest plot; groups too small are listed without a number. */
export function forestFigure(name: string, measures: readonly Measure[], subgroups: readonly Measure[]): Figure {
  const overall = measures.filter((each) => each.name === name && each.group === 'all')
  return {
    kind: 'forest',
    id: `subgroups-${name}`,
    title: { key: 'figure.subgroups', values: { measure: name } },
    caption: { key: 'figure.subgroups.caption' },
    x: { label: { key: `measure.${name}` } },
    ...(overall.length > 0 && overall[0].value !== null ? { reference: overall[0].value } : {}),
    rows: [...overall, ...subgroups.filter((each) => each.name === name)].map(({ group, value, interval, n, reason }) => ({
      label: group,
      value,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      n,
      ...(value === null && reason !== undefined ? { note: reason } : {}),
    })),
  }
}
