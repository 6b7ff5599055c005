import { readFileSync } from 'node:fs'
import type { Report, Section } from '../content/report.ts'
import type { Words } from '../words/words.ts'
import { drawSymbol } from '../figure/symbol.ts'
import { block, facts } from './blocks.ts'
import { criteriaTable } from './criteria.ts'
import { html, trusted, type Markup } from './markup.ts'

const style = readFileSync(new URL('style.css', import.meta.url), 'utf8')

const banner = ({ verdict }: Report, label: string): Markup =>
  html` <div class="banner ${verdict.state}" role="group" aria-label="${label}">
    ${trusted(drawSymbol(verdict.state, { sign: 'currentColor', paper: 'var(--banner)' }, 56))}
    <p><strong>${verdict.word}</strong><span>${verdict.count}</span></p>
  </div>`

const summary = (report: Report): Markup => {
  const { meaning, limits, purpose } = report
  return html` <div class="columns">
      <section aria-labelledby="meaning">
        <h2 id="meaning">${meaning.title}</h2>
        ${meaning.findings.map(
          ({ text, items }) =>
            html`<p>${text}</p>
              ${
                items.length > 0 &&
                html`<ul>
                  ${items.map((item) => html`<li>${item}</li>`)}
                </ul>`
              }`,
        )}
        <p>${meaning.scope}</p>
      </section>
      <section aria-labelledby="limits">
        <h2 id="limits">${limits.title}</h2>
        <p>${limits.text}</p>
        ${
          limits.items.length > 0 &&
          html`<ul>
            ${limits.items.map((item) => html`<li>${item}</li>`)}
          </ul>`
        }
      </section>
    </div>
    <section class="purpose" aria-labelledby="purpose">
      <h2 id="purpose">${purpose.title}</h2>
      <p>${purpose.text}</p>
    </section>`
}

const contents = (sections: readonly Pick<Section, 'id' | 'title'>[], label: string): Markup =>
  html` <nav aria-label="${label}">
    <ol>
      ${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
    </ol>
  </nav>`

const section = ({ id, title, blocks }: Section, words: Words): Markup =>
  html` <section id="${id}" class="numbered" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${
      id === 'figures'
        ? html`${block(blocks[0], words)}
            <div class="figures">${blocks.slice(1).map((part) => block(part, words))}</div>`
        : blocks.map((part) => block(part, words))
    }
  </section>`

const cautions = ({ cautions }: Report): Markup | false =>
  cautions.items.length > 0 &&
  html` <aside class="cautions" aria-labelledby="cautions">
    <h2 id="cautions">${cautions.title}</h2>
    <ul>
      ${cautions.items.map((item) => html`<li>${item}</li>`)}
    </ul>
  </aside>`

/** The report as one page: no script, no request, light and dark, on a phone and on paper. */
export function page(report: Report, words: Words): string {
  const { say } = words
  const criteria = { id: 'criteria', title: report.criteria.title }
  return html`<!doctype html>
    <html lang="${report.language}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="${report.footer}" />
        <title>${report.title} – ${report.verdict.word}</title>
        <style>
          ${trusted(style)}
        </style>
      </head>
      <body>
        <a class="skip" href="#report">${say('skip')}</a>
        <main id="report">
          <header>
            <p class="kind">${report.kind}</p>
            <h1>${report.title}</h1>
            <p class="question"><span class="hidden">${say('question')}: </span>${report.question}</p>
            ${banner(report, say('verdict'))} ${cautions(report)} ${summary(report)} ${facts(report.glance, 'grid')}
            ${contents([criteria, ...report.sections], say('contents'))}
          </header>
          <section id="criteria" class="numbered" aria-labelledby="criteria-title">
            <h2 id="criteria-title">${report.criteria.title}</h2>
            <p class="prose">${report.criteria.intro}</p>
            ${criteriaTable(report, words)}
          </section>
          ${report.sections.map((part) => section(part, words))}
        </main>
        <footer>
          <p>${report.footer}</p>
          <p>${say('check.digest')}: <code>${report.evidenceDigest}</code></p>
        </footer>
      </body>
    </html> `.markup
}
