import { html } from 'lit';
import { Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { explain } from '../base/failure.js';
import { formatAmount, formatNumber, formatShare, t } from '../base/i18n.js';
import { paging } from '../base/paging.js';
import { qualityChart } from './quality-chart.js';

const PATH = '/api/v1/admin/analytics';
const DAYS = 30;
const PAGE = 50;
const OF_DAYS = `${PATH}?group_by=day&limit=${DAYS}`;

/** What people asked in the last thirty days and how well it was answered: a chart of the days, and a table by what is chosen. */
class QualityPart extends DocentElement {
  static properties = { grouping: { state: true }, offset: { state: true } };

  days = new Query(this, () => OF_DAYS);
  // The days are read once, so that the table and the chart say the same.
  rows = new Query(this, () => (this.grouping === 'day' ? OF_DAYS : `${PATH}?group_by=${this.grouping}&limit=${PAGE}&offset=${this.offset}`));

  constructor() {
    super();
    this.grouping = 'day';
    this.offset = 0;
  }

  render() {
    const failure = this.days.error ?? this.rows.error;
    return html`<section class="part wide"><h2>${t('quality')}</h2>
      <p class="quiet">${t('qualityText')}</p>
      ${failure ? html`<p class="error" role="alert">${explain(failure)}</p>` : ''}
      ${this.days.value ? qualityChart(this.days.value.items, DAYS) : html`<p class="quiet busy" role="status">${t('loading')}</p>`}
      <form class="line" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        <label>${t('groupBy')}<select name="grouping" @change=${this.choose}>
          ${['day', 'account', 'assistant', 'model'].map((each) => html`<option value=${each} ?selected=${each === this.grouping}>${t(/** @type {any} */ (each))}</option>`)}
        </select></label>
      </form>
      ${this.rows.value ? this.renderRows(this.rows.value) : ''}
    </section>`;
  }

  /** @param {any} page */
  renderRows(page) {
    return page.items.length === 0
      ? html`<p>${t('noQuestions')}</p>`
      : html`${table(page.items, this.grouping)}${paging(page, (offset) => (this.offset = offset))}`;
  }

  /** @param {Event} event */
  choose(event) {
    this.grouping = /** @type {HTMLSelectElement} */ (event.target).value;
    this.offset = 0;
  }
}

/** @param {any[]} rows @param {string} grouping */
function table(rows, grouping) {
  return html`<div class="table-frame" tabindex="0" role="region" aria-label=${t('quality')}><table>
    <thead><tr><th>${t(/** @type {any} */ (grouping))}</th>
      ${['questions', 'refusals', 'failures', 'ratedUp', 'ratedDown', 'latencyHalf', 'latencyMost', 'tokens', 'cost'].map((each) => html`<th class="number">${t(/** @type {any} */ (each))}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr><td class=${grouping === 'day' ? 'whole' : ''}>${row.name ?? row.key ?? t('none')}</td>
      <td class="number">${formatNumber(row.questions)}</td>
      <td class="number">${formatNumber(row.refusals)}${row.refusals > 0 ? ` (${formatShare(row.refusal_share)})` : ''}</td>
      <td class="number">${formatNumber(row.failures)}</td>
      <td class="number">${formatNumber(row.rated_up)}</td>
      <td class="number">${formatNumber(row.rated_down)}</td>
      <td class="number">${milliseconds(row.latency_p50_ms)}</td>
      <td class="number">${milliseconds(row.latency_p95_ms)}</td>
      <td class="number">${row.tokens === null ? '' : formatNumber(row.tokens)}</td>
      <td class="number">${row.cost === null ? '' : formatAmount(row.cost, row.currency)}</td></tr>`)}</tbody>
  </table></div>`;
}

/** @param {number | null} time */
function milliseconds(time) {
  return time === null ? '' : t('milliseconds', { time: formatNumber(time) });
}

customElements.define('quality-part', QualityPart);
