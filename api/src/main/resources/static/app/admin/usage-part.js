import { html } from 'lit';
import { get } from '../base/api.js';
import { chart, lastDays } from '../base/chart.js';
import { DocentElement } from '../base/element.js';
import { explain } from '../base/failure.js';
import { formatNumber, t } from '../base/i18n.js';

const DAYS = 30;

/** The tokens of hosted models: a bar for each of the last thirty days, and what used them. */
class UsagePart extends DocentElement {
  static properties = { rows: { state: true }, failure: { state: true } };

  constructor() {
    super();
    /** @type {any[] | null} */
    this.rows = null;
    this.failure = '';
    this.read();
  }

  async read() {
    try {
      const rows = [];
      for (let total = 1; rows.length < total; ) {
        const page = await get(`/api/v1/admin/usage?limit=100&offset=${rows.length}`);
        rows.push(...page.items);
        total = page.items.length === 0 ? 0 : page.total;
      }
      this.rows = rows;
    } catch (failure) {
      this.failure = explain(failure);
    }
  }

  render() {
    return html`<section class="part wide"><h2>${t('usage')}</h2>
      <p class="quiet">${t('usageText')}</p>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      ${this.rows === null
        ? html`<p class="quiet busy" role="status">${t('loading')}</p>`
        : this.rows.length === 0 ? html`<p>${t('noUsage')}</p>` : html`${usageChart(this.rows)}${table(this.rows)}`}
    </section>`;
  }
}

/** @param {any} row */
const tokens = (row) => row.input_tokens + row.output_tokens;

/** @param {any[]} rows */
function usageChart(rows) {
  const days = lastDays(DAYS);
  const sums = days.map((day) => rows.filter((row) => row.day === day).reduce((sum, row) => sum + tokens(row), 0));
  const most = Math.max(...sums, 1);
  return chart({
    label: t('usageChart', { most: formatNumber(most) }),
    bars: [{ values: sums.map((sum) => sum / most), titles: sums.map((sum, index) => `${days[index]}: ${formatNumber(sum)}`) }],
    first: days[0],
    legend: t('mostTokens', { most: formatNumber(most) }),
    last: days[DAYS - 1],
  });
}

/** @param {any[]} rows */
function table(rows) {
  return html`<div class="table-frame" tabindex="0" role="region" aria-label=${t('usage')}><table>
    <thead><tr><th>${t('day')}</th><th>${t('account')}</th><th>${t('model')}</th><th>${t('purpose')}</th>
      <th class="number">${t('calls')}</th><th class="number">${t('inputTokens')}</th><th class="number">${t('outputTokens')}</th></tr></thead>
    <tbody>${rows.map((row) => html`<tr><td class="whole">${row.day}</td><td>${row.user_id ?? row.account}</td><td>${row.model}</td>
      <td>${t(/** @type {any} */ (`purpose_${row.purpose}`))}</td><td class="number">${formatNumber(row.calls)}</td>
      <td class="number">${formatNumber(row.input_tokens)}</td><td class="number">${formatNumber(row.output_tokens)}</td></tr>`)}</tbody>
  </table></div>`;
}

customElements.define('usage-part', UsagePart);
