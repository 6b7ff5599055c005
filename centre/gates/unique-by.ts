/** The values of a list without those whose key came before, in order. */
export const uniqueBy = <Value>(values: readonly Value[], key: (value: Value) => string): readonly Value[] => {
  const kept = new Map<string, Value>()
  for (const value of values) if (!kept.has(key(value))) kept.set(key(value), value)
  return [...kept.values()]
}
