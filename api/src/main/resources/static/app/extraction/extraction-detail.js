import { html } from 'lit';
import { Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { formatAmount, formatNumber, formatShare, t } from '../base/i18n.js';
import '../source/page-canvas.js';

/** A scan beside its fields: the chosen one is lit where it was read. */
class ExtractionDetail extends DocentElement {
  static properties = { extractionId: { attribute: false }, chosen: { state: true }, page: { state: true }, drawn: { state: true } };

  found = new Query(this, () => `/api/v1/extractions/${encodeURIComponent(this.extractionId)}`);

  constructor() {
    super();
    this.extractionId = '';
    this.chosen = -1;
    this.page = 1;
    this.drawn = true;
  }

  render() {
    const extraction = this.found.value;
    if (!extraction) {
      return this.found.error
        ? html`<p role="alert">${t('extractionGone')}</p>`
        : html`<p class="quiet busy" role="status">${t('loading')}</p>`;
    }
    const boxes = extraction.fields[this.chosen]?.boxes ?? extraction.fields.flatMap((/** @type {any} */ each) => each.boxes);
    return html`<h2>${extraction.filename} <span class="quiet">${t(/** @type {any} */ (`type_${extraction.document_type}`))}</span></h2>
      <div class="beside">
        ${this.drawn
          ? html`<page-canvas .address=${path(extraction.file_url)} .mediaType=${extraction.media_type} .page=${this.page} .boxes=${boxes}
              @page=${(/** @type {CustomEvent} */ event) => (this.page = event.detail)} @unreadable=${() => (this.drawn = false)}></page-canvas>`
          : html`<p class="quiet">${t('scanUnreadable')}</p>`}
        <div class="fields">
          ${extraction.fields.length === 0 ? html`<p>${t('noFields')}</p>` : ''}
          <ul>${extraction.fields.map((/** @type {any} */ field, /** @type {number} */ index) => this.renderField(field, index))}</ul>
          ${extraction.lines?.length > 0 ? renderLines(extraction.lines, extraction.currency) : ''}
        </div>
      </div>`;
  }

  /** @param {any} field @param {number} index */
  renderField(field, index) {
    return html`<li><button class="field" aria-pressed=${index === this.chosen} @click=${() => this.choose(field, index)}>
      <span class="quiet">${label(field.name)}</span>
      <strong>${field.value ?? '—'}</strong>
      <span class=${field.certain ? 'good' : 'error'}>${field.certain ? t('confirmed') : t('uncertain')} · ${formatShare(field.confidence)}</span>
      ${field.note ? html`<span class="quiet">${field.note}</span>` : ''}
    </button></li>`;
  }

  /** @param {any} field @param {number} index */
  choose(field, index) {
    this.chosen = index === this.chosen ? -1 : index;
    this.page = field.boxes[0]?.page ?? this.page;
  }
}

/** @param {any[]} lines @param {string} currency */
function renderLines(lines, currency) {
  return html`<h3>${t('lines')}</h3><div class="table-frame"><table>
    <thead><tr><th>${t('description')}</th><th>${t('quantity')}</th><th>${t('unitPrice')}</th><th>${t('amount')}</th></tr></thead>
    <tbody>${lines.map((line) => html`<tr><td>${line.description}</td>
      <td>${line.quantity === null || line.quantity === undefined ? '' : formatNumber(line.quantity)}</td>
      <td>${line.unit_price === null || line.unit_price === undefined ? '' : formatAmount(line.unit_price, currency)}</td>
      <td class=${line.adds_up === false ? 'error' : ''}>${formatAmount(line.amount, currency)}</td></tr>`)}</tbody></table></div>`;
}

/** The name of a field of a form, or a label of the scan itself. @param {string} name */
function label(name) {
  const key = /** @type {any} */ (`field_${name}`);
  const known = t(key);
  return known === key ? name : known;
}

/** @param {string} url of this service */
function path(url) {
  return new URL(url, location.origin).pathname;
}

customElements.define('extraction-detail', ExtractionDetail);
