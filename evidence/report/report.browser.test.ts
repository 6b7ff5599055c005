import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type Page } from 'playwright-core'
import { exampleInput } from './example-input.ts'
import { renderReport } from './render-report.ts'

const program = process.env.CHROMIUM ?? '/usr/bin/chromium'
const skip = existsSync(program) ? false : `no browser at ${program}; set CHROMIUM to one`
const quiet = ['--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let browser: Browser | undefined

before(async () => {
  if (skip === false) browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu', ...quiet] })
})
after(() => browser?.close())

const open = async (options: { width: number; scheme: 'light' | 'dark'; language?: 'en' | 'de' | 'ko' }): Promise<Page> => {
  const context = await browser!.newContext({ viewport: { width: options.width, height: 900 }, colorScheme: options.scheme })
  const page = await context.newPage()
  await page.setContent(renderReport(exampleInput, options.language ?? 'en'))
  return page
}

for (const scheme of ['light', 'dark'] as const) {
  test(`${scheme}: no violation of accessibility (dark: of contrast), with measures, oracles and figures unfolded`, { skip }, async () => {
    const page = await open({ width: 1280, scheme })
    const unfolded = 'details.paper, figure details'
    await page.locator(unfolded).evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')))
    const axe = scheme === 'light' ? new AxeBuilder({ page }).withTags(rules) : new AxeBuilder({ page }).withRules(['color-contrast'])
    const { violations } = await axe.analyze()
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)} (${nodes.length})`),
      [],
    )
    await page.context().close()
  })
}

test('on a phone nothing runs out of the page, in the languages with the longest and the widest words', { skip }, async () => {
  for (const language of ['en', 'de', 'ko'] as const) {
    const page = await open({ width: 360, scheme: 'light', language })
    await page.locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')))
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, language)
    await page.context().close()
  }
})

test('in every figure no word covers another or leaves the picture', { skip }, async () => {
  for (const language of ['en', 'de', 'ko'] as const) {
    const page = await open({ width: 1280, scheme: 'light', language })
    const faults = await page.locator('figure svg[role=img]').evaluateAll((figures) =>
      figures.flatMap((svg) => {
        const frame = svg.getBoundingClientRect()
        const words = Array.from(svg.querySelectorAll('g > text'), (word) => ({
          text: word.textContent,
          box: word.getBoundingClientRect(),
        }))
        const out = words.filter(
          ({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1,
        )
        const covered = words.flatMap(({ text, box: a }, i) =>
          words
            .slice(i + 1)
            .filter(
              ({ box: b }) =>
                Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4,
            )
            .map((other) => `${text} | ${other.text}`),
        )
        return [...out.map(({ text }) => `${text} leaves`), ...covered]
      }),
    )
    assert.deepEqual(faults, [], language)
    await page.context().close()
  }
})

test('on a phone the words of a figure stay readable, and a wide one scrolls in its place', { skip }, async () => {
  const page = await open({ width: 375, scheme: 'light' })
  const sizes = await page
    .locator('figure svg[role=img]')
    .evaluateAll((figures) => figures.map((svg) => (svg.getBoundingClientRect().width / Number(svg.getAttribute('width'))) * 13))
  for (const size of sizes) assert.ok(size >= 11, `${size} px`)
  const drawing = page.locator('.drawing').first()
  await drawing.focus()
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction(() => document.querySelector('.drawing')!.scrollLeft > 0)
  await page.context().close()
})

test('the keyboard skips to the report and unfolds the numbers of a figure', { skip }, async () => {
  const page = await open({ width: 1280, scheme: 'light' })
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip')
  const summary = page.locator('figure summary').first()
  await summary.focus()
  await page.keyboard.press('Enter')
  assert.equal(await page.locator('figure table').first().isVisible(), true)
  await page.context().close()
})

test('the page makes no request and runs no script', { skip }, async () => {
  const context = await browser!.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.setContent(renderReport(exampleInput, 'en'))
  assert.deepEqual(requests, [])
  await context.close()
})

test('on paper it is light, and folded measures and oracles are printed', { skip }, async () => {
  const page = await open({ width: 1280, scheme: 'dark' })
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)')
  const shown = await page
    .locator('details.paper table')
    .first()
    .evaluate((table) => table.getBoundingClientRect().height)
  assert.ok(shown > 50)
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  assert.equal(pdf.subarray(0, 4).toString(), '%PDF')
  await page.context().close()
})
