/** Ids of PostgreSQL's types that an embedded database and a server would give differently. */
const [int8, numeric, date, timestamp] = [20, 1700, 1082, 1114] as const

const asText = (text: string): string => text

/** How values of a type are read, by its id: counts as numbers, exact decimals and days without a zone as text. */
export const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [int8]: Number,
  [numeric]: asText,
  [date]: asText,
  [timestamp]: asText,
}
