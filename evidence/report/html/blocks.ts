import type { Block, Cell, Facts, PrintedFigure, PrintedTable, State } from '../content/report.ts'
import { drawFigure } from '../figure/draw-figure.ts'
import { screenPalette } from '../figure/palette.ts'
import { isWide, sizeOf } from '../figure/size.ts'
import { drawSwatch } from '../figure/swatch.ts'
import { drawSymbol } from '../figure/symbol.ts'
import type { Words } from '../words/words.ts'
import { html, trusted, type Markup } from './markup.ts'

/** A state as symbol and word; the colour comes from its class. */
export const chip = (state: State, word: string): Markup =>
  html`<span class="chip ${state}"
    >${trusted(drawSymbol(state, { sign: 'currentColor', paper: 'var(--paper)' }, 18))}<span>${word}</span></span
  >`

const content = ({ text, note, strong, missing, code, state }: Cell): Markup => {
  const shown = state
    ? chip(state, text)
    : code
      ? html`<code>${text}</code>`
      : missing
        ? html`<em class="missing">${text}</em>`
        : html`${text}`
  const value = strong ? html`<strong>${shown}</strong>` : shown
  return note === undefined ? value : html`${value}<small>${note}</small>`
}

const table = ({ caption, columns, rows, note, stack, lead }: PrintedTable): Markup =>
  html` <div class="scroll" role="region" aria-label="${caption}" tabindex="0">
      <table class="${[stack && 'stack', lead && 'lead'].filter(Boolean).join(' ')}" role="table">
        <caption>
          ${caption}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            ${columns.map(({ title, kind }) => html`<th role="columnheader" scope="col" class="${kind}">${title}</th>`)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${rows.map(
            (row) =>
              html` <tr role="row">
                ${row.map((cell, i) =>
                  i === 0
                    ? html`<th role="rowheader" scope="row" class="${columns[i].kind}">${content(cell)}</th>`
                    : html`<td role="cell" class="${columns[i].kind}" data-label="${columns[i].title}">${content(cell)}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${note !== undefined && html`<p class="note">${note}</p>`}`

/** Names with values. */
export const facts = ({ title, rows }: Facts, layout: 'rows' | 'grid' = 'rows'): Markup =>
  html` ${title !== undefined && html`<h3>${title}</h3>`}
    <dl class="${layout}">
      ${rows.map(
        ({ name, value, code }) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${code ? html`<code>${value}</code>` : value}</dd>
          </div>`,
      )}
    </dl>`

const figure = (printed: PrintedFigure, words: Words): Markup => {
  const { figure, title, caption, description, legend, data } = printed
  const entries = legend.map(({ name, sign }) => html`<li>${trusted(drawSwatch(sign, screenPalette))}<span>${name}</span></li>`)
  const drawing = drawFigure(figure, words, { palette: screenPalette, description })
  return html` <figure class="${isWide(drawing) && 'wide'}">
    <h3>${title}</h3>
    ${
      entries.length > 0 &&
      html`<ul class="legend">
        ${entries}
      </ul>`
    }
    ${
      isWide(drawing)
        ? html`<div class="drawing" style="--width: ${sizeOf(drawing).width}px" role="group" aria-label="${title}" tabindex="0">
            ${trusted(drawing)}
          </div>`
        : trusted(drawing)
    }
    <figcaption>${caption}</figcaption>
    <details class="data">
      <summary>${words.say('figure.data')}</summary>
      ${data.map(table)}
    </details>
  </figure>`
}

/** A block of a section. */
export function block(part: Block, words: Words): Markup {
  switch (part.kind) {
    case 'paragraph':
      return html`<p class="${part.strong ? 'strong' : 'prose'}">${part.text}</p>`
    case 'list':
      return html`<ul class="prose">
        ${part.items.map((item) => html`<li>${item}</li>`)}
      </ul>`
    case 'command':
      return html`<p class="prose">${part.text}</p>
        <pre><code>${part.command}</code></pre>`
    case 'details':
      return html`<details class="${part.paper ? 'paper' : 'data'}">
        <summary>${part.summary}</summary>
        ${part.blocks.map((inner) => block(inner, words))}
      </details>`
    case 'facts':
      return facts(part)
    case 'table':
      return table(part)
    case 'figure':
      return figure(part, words)
  }
}
