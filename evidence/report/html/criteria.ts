import type { CriterionRow, Report } from '../content/report.ts'
import { drawInterval } from '../figure/interval-graphic.ts'
import { screenPalette } from '../figure/palette.ts'
import type { Words } from '../words/words.ts'
import { chip } from './blocks.ts'
import { html, trusted, type Markup } from './markup.ts'

const row = (criterion: CriterionRow, { say }: Words): Markup =>
  html` <tr role="row" class="${criterion.verdict}">
    <th role="rowheader" scope="row"><span class="criterion">${criterion.text}</span><small>${criterion.measure}</small></th>
    <td role="cell" data-label="${say('criterion.limit')}">${criterion.limit}<small>${criterion.rule}</small></td>
    <td role="cell" data-label="${say('criterion.result')}">
      <strong class="figure">${criterion.value}</strong>${criterion.interval !== null && html`<small>${criterion.interval}</small>`}
      ${trusted(drawInterval(criterion.graphic, screenPalette))}
    </td>
    <td role="cell" data-label="${say('verdict')}">
      ${chip(criterion.verdict, criterion.word)}<small>${criterion.why}</small>${criterion.more !== null && html`<small class="more">${criterion.more}</small>`}
    </td>
  </tr>`

/** The acceptance criteria: limit, result with its picture, verdict and why. */
export const criteriaTable = ({ criteria }: Report, words: Words): Markup =>
  html` <table class="criteria" role="table">
    <caption class="hidden">
      ${criteria.caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">${words.say('criterion')}</th>
        <th role="columnheader" scope="col">${words.say('criterion.limit')}</th>
        <th role="columnheader" scope="col">${words.say('criterion.result')}</th>
        <th role="columnheader" scope="col">${words.say('verdict')}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${criteria.rows.map((criterion) => row(criterion, words))}
    </tbody>
  </table>`
