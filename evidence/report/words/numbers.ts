import type { Language } from '@vitalbench/bench'

/** Locale of each language: British English has the dates and the clock that Europe reads. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE', da: 'da-DK', sv: 'sv-SE', ko: 'ko-KR' }

const minus = (text: string): string => text.replace(/^-/, '−').replace(/E-/, 'E−')
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Writes a number with a fixed count of decimals, a true minus sign and the separators of the locale. */
export const fixed = (locale: string, value: number, decimals: number, options: Intl.NumberFormatOptions = {}): string =>
  minus(
    new Intl.NumberFormat(locale, {
      ...options,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay: 'negative',
    }).format(value),
  )

/** Writes a number as 2.3 × 10⁻⁵, with the decimal sign of the locale. */
export function scientific(locale: string, value: number, decimals = 1): string {
  const [mantissa, exponent] = value.toExponential(decimals).split('e')
  const power = exponent
    .replace('+', '')
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => superscripts[Number(digit)])
  return `${fixed(locale, Number(mantissa), decimals)} × 10${power}`
}

/** Writes a number as it was given, with at most `digits` significant digits: limits, thresholds, axis ticks. */
export function plain(locale: string, value: number, digits = 6): string {
  if (value !== 0 && (Math.abs(value) < 1e-5 || Math.abs(value) >= 1e15)) return scientific(locale, value, 2)
  return minus(new Intl.NumberFormat(locale, { maximumSignificantDigits: digits, signDisplay: 'negative' }).format(value))
}

/**
 * Decimals of an estimate. The interval decides: two significant digits of its half-width, and three at least for a pure
 * number in [−1, 1], which so keeps its decimals (0.953, no percentage) and lines up in a column. Null asks for powers of ten.
 */
export function decimalsOf(value: number, halfWidth: number | null, unit: string): number | null {
  const size = Math.abs(value)
  const least = unit === '1' && size <= 1 ? 3 : 0
  if (halfWidth !== null && halfWidth > 0) {
    const decimals = Math.max(1 - Math.floor(Math.log10(halfWidth)), least)
    return decimals > 6 ? null : decimals
  }
  if (Number.isInteger(value)) return least
  if (size < 0.001) return null
  return size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3
}
