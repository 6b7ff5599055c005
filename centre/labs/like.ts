/** A pattern for LIKE that finds a text anywhere; null for one that holds nothing. */
export const like = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`
