import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  attachParticles,
  compareText,
  foldText,
  formatDay,
  formatInstant,
  formatMessage,
  formatMoney,
  formatNumber,
  formatTime,
  negotiateLanguage,
  say,
} from './index.ts'

test('a message takes values, plurals and choices, and quotes what is meant as it stands', () => {
  const cases = '{count, plural, =0 {no case} one {# case} other {# cases}} of {study}'
  assert.equal(formatMessage(cases, { count: 0, study: 'A' }, 'en'), 'no case of A')
  assert.equal(formatMessage(cases, { count: 1, study: 'A' }, 'en'), '1 case of A')
  assert.equal(formatMessage(cases, { count: 1200, study: 'A' }, 'en'), '1,200 cases of A')
  // CLDR: Danish counts 1.5 as one, Swedish and German as other.
  const half = '{n, plural, one {one} other {other}}'
  assert.deepEqual(
    (['da', 'sv', 'de', 'ko'] as const).map((language) => formatMessage(half, { n: 1.5 }, language)),
    ['one', 'other', 'other', 'other'],
  )
  assert.equal(formatMessage('{who, select, guest {Hello} other {Hello, {who}}}', { who: 'Ida' }, 'en'), 'Hello, Ida')
  assert.equal(formatMessage("it's '{here}' and ''there''", {}, 'en'), "it's {here} and 'there'")
  assert.equal(formatMessage('{n, number}', { n: 1234567.5 }, 'de'), '1.234.567,5')
  const one = { key: '{n} x' }
  assert.equal(say({ en: one, de: one, da: one, sv: one, ko: one }, 'sv', 'key', { n: 2 }), '2 x')
})

test('a message that is broken, or not given a value, says where', () => {
  for (const broken of ['{', '{n', '{n, plural, one {x}}', '}', '{n, date}', "'{x", '{n, plural, other x}'])
    assert.throws(() => formatMessage(broken, { n: 1 }, 'en'), { code: 'MESSAGE_SYNTAX' }, broken)
  assert.throws(() => formatMessage('{name}', {}, 'en'), { code: 'MESSAGE_VALUE' })
})

test('Korean particles follow the last sound that is read', () => {
  // What stands before, and whether 을, 은, 이, 과 follow (final) or 를, 는, 가, 와; ㄹ takes 로.
  const sounds: readonly (readonly [string, 'final' | 'rieul' | 'vowel'])[] = [
    ['실험실', 'rieul'],
    ['병원', 'final'],
    ['의사', 'vowel'],
    ['3', 'final'],
    ['1', 'rieul'],
    ['2', 'vowel'],
    ['10', 'final'],
    ['100', 'final'],
    ['1,000', 'final'],
    ['20,000', 'final'],
    ['7', 'rieul'],
    ['0', 'final'],
    ['2.5', 'vowel'],
    ['1000000000000', 'vowel'],
    ['10,000,000,000,000', 'vowel'],
    ['GCP', 'vowel'],
    ['KTL', 'rieul'],
    ['MRM', 'final'],
    ['WMIT', 'vowel'],
    ['95%', 'vowel'],
    ['병원(하이델베르크)', 'final'],
    ['‘의사’', 'vowel'],
    ['Model', 'rieul'],
    ['Berlin', 'final'],
    ['Anna', 'vowel'],
  ]
  for (const [word, sound] of sounds) {
    assert.equal(attachParticles(`${word}[[을/를]]`), word + (sound === 'vowel' ? '를' : '을'), word)
    assert.equal(attachParticles(`${word}[[은/는]]`), word + (sound === 'vowel' ? '는' : '은'), word)
    assert.equal(attachParticles(`${word}[[이/가]] 와`), `${word}${sound === 'vowel' ? '가' : '이'} 와`, word)
    assert.equal(attachParticles(`${word}[[과/와]]`), word + (sound === 'vowel' ? '와' : '과'), word)
    assert.equal(attachParticles(`${word}[[으로/로]]`), word + (sound === 'final' ? '으로' : '로'), word)
  }
  assert.equal(attachParticles('Ost[[을/를]]'), 'Ost을(를)', 'both, where the sound cannot be told')
  assert.equal(formatMessage('{a}[[과/와]] {b}[[을/를]]', { a: '방', b: '시계' }, 'ko'), '방과 시계를')
})

test('days, times, numbers and money as each language writes them', () => {
  assert.deepEqual(
    (['da', 'sv', 'de', 'ko'] as const).map((language) => formatDay('2026-06-01', language)),
    ['1. jun. 2026', '1 juni 2026', '01.06.2026', '2026. 6. 1.'],
  )
  assert.throws(() => formatDay('1.6.2026', 'de'), { code: 'LANGUAGE_DAY' })
  const at = new Date('2027-03-28T01:30:00Z')
  // Summer time began half an hour before.
  assert.equal(formatTime(at, { language: 'sv', zone: 'Europe/Stockholm' }), '03:30')
  assert.match(formatInstant(new Date('2027-03-01T12:00:00Z'), { language: 'ko', zone: 'Asia/Seoul' }), /2027\. 3\. 1\..*21:00/)
  assert.equal(formatNumber(1234567.5, 'sv'), '1\u00a0234\u00a0567,5')
  const money = { minor: 123_456_750, currency: 'DKK' }
  assert.equal(formatMoney(money, 'da').replaceAll('\u00a0', ' '), '1.234.567,50 kr.')
  assert.equal(formatMoney({ ...money, currency: 'SEK' }, 'sv').replaceAll('\u00a0', ' '), '1 234 567,50 kr')
  assert.equal(formatMoney({ minor: 13_000_000_000, currency: 'KRW' }, 'ko'), '₩13,000,000,000')
  assert.match(formatMoney({ ...money, minor: -5 }, 'sv', 'code'), /\u22120,05\s?DKK/)
  assert.throws(() => formatMoney({ minor: 0.5, currency: 'EUR' }, 'en'), { code: 'LANGUAGE_MONEY' })
})

const sorted = (language: 'da' | 'sv' | 'de', words: readonly string[]): string => words.toSorted(compareText(language)).join(' ')

test('texts are in the order of a language, and found without its marks', () => {
  assert.equal(sorted('da', ['Aarhus', 'Ærø', 'Ølgod', 'Bo']), 'Bo Ærø Ølgod Aarhus')
  assert.equal(sorted('sv', ['Örebro', 'Ängelholm', 'Åre', 'Ystad']), 'Ystad Åre Ängelholm Örebro')
  assert.equal(sorted('de', ['Zug', 'Ärzte', 'Bett']), 'Ärzte Bett Zug')
  assert.equal(foldText('Großstraße Ærø Åse'), 'grossstrasseaeroase')
  assert.equal(foldText('의료 기기'), foldText('의료기기'))
  assert.equal(foldText('의료'.normalize('NFD')), '의료')
})

test('the language that a reader likes best', () => {
  assert.equal(negotiateLanguage('fr, sv-SE;q=0.8, en;q=0.7'), 'sv')
  assert.equal(negotiateLanguage('en;q=0.1, ko'), 'ko')
  assert.equal(negotiateLanguage('nb-NO'), 'da')
  assert.equal(negotiateLanguage('de;q=0, fr'), 'en')
  assert.equal(negotiateLanguage(''), 'en')
})
