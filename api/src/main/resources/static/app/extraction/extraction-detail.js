import { html } from 'lit';
import { Action, submitted } from '../base/action.js';
import { patch } from '../base/api.js';
import { invalidate, Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { formatAmount, formatNumber, formatShare, t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import '../source/page-canvas.js';

/** The fields of a form, of which an extraction has those of its type. */
const FORM = [
  'country', 'residence_type', 'passport_number', 'name', 'issue_date', 'expiry_date', 'date_of_birth', 'nationality',
  'vendor', 'number', 'date', 'currency', 'total',
];

/** A scan beside its fields: the chosen one is lit where it was read, and each can be corrected. */
class ExtractionDetail extends DocentElement {
  static properties = {
    extractionId: { attribute: false },
    chosen: { state: true },
    edited: { state: true },
    page: { state: true },
    drawn: { state: true },
  };

  action = new Action(this);
  found = new Query(this, () => this.address);

  constructor() {
    super();
    this.extractionId = '';
    this.chosen = -1;
    this.edited = '';
    this.page = 1;
    this.drawn = true;
  }

  get address() {
    return `/api/v1/extractions/${encodeURIComponent(this.extractionId)}`;
  }

  render() {
    const extraction = this.found.value;
    if (!extraction) {
      return this.found.error
        ? html`<p role="alert">${t('extractionGone')}</p>`
        : html`<p class="quiet busy" role="status">${t('loading')}</p>`;
    }
    const fields = [...extraction.fields, ...missing(extraction)];
    const boxes = fields[this.chosen]?.boxes ?? extraction.fields.flatMap((/** @type {any} */ each) => each.boxes);
    return html`<h2>${extraction.filename} <span class="quiet">${t(/** @type {any} */ (`type_${extraction.document_type}`))}</span></h2>
      <div class="beside">
        ${this.drawn
          ? html`<page-canvas .address=${path(extraction.file_url)} .mediaType=${extraction.media_type} .page=${this.page} .boxes=${boxes}
              @page=${(/** @type {CustomEvent} */ event) => (this.page = event.detail)} @unreadable=${() => (this.drawn = false)}></page-canvas>`
          : html`<p class="quiet">${t('scanUnreadable')}</p>`}
        <div class="fields">
          ${fields.length === 0 ? html`<p>${t('noFields')}</p>` : ''}
          <ul>${fields.map((field, index) => html`<li>${this.edited === field.name && isFirst(fields, index)
            ? this.renderForm(field)
            : this.renderField(field, index, isFirst(fields, index))}</li>`)}</ul>
          ${extraction.lines?.length > 0 ? renderLines(extraction.lines, extraction.currency) : ''}
        </div>
      </div>`;
  }

  /** @param {any} field @param {number} index @param {boolean} isEditable */
  renderField(field, index, isEditable) {
    return html`<button class="field" aria-pressed=${index === this.chosen} @click=${() => this.choose(field, index)}>
        <span class="quiet">${label(field.name)}</span>
        <strong>${field.value ?? '—'}</strong>
        ${field.evidence ? html`<span class=${field.certain ? 'good' : 'error'}>${state(field)}</span>` : ''}
        ${field.note ? html`<span class="quiet">${field.note}</span>` : ''}
      </button>
      ${isEditable
        ? html`<button class="plain" aria-label=${t('correctField', { name: label(field.name) })} @click=${() => this.edit(field, index)}>
            ${icons.edit}</button>`
        : ''}`;
  }

  /** @param {any} field */
  renderForm(field) {
    return html`<form class="correction" @submit=${(/** @type {SubmitEvent} */ event) => this.save(event, field)}
        @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && this.leave(field)}>
      <label>${label(field.name)}<input name="value" .value=${field.value ?? ''} autocomplete="off" maxlength="500"></label>
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
      <div class="line">
        <button class="primary" ?disabled=${this.action.busy}>${t('save')}</button>
        <button type="button" @click=${() => this.leave(field)}>${t('cancel')}</button>
      </div>
    </form>`;
  }

  /** @param {any} field @param {number} index */
  choose(field, index) {
    this.chosen = index === this.chosen ? -1 : index;
    this.page = field.boxes[0]?.page ?? this.page;
  }

  /** @param {any} field @param {number} index */
  async edit(field, index) {
    this.action.set(false, '');
    this.chosen = index;
    this.page = field.boxes[0]?.page ?? this.page;
    this.edited = field.name;
    await this.updateComplete;
    const input = /** @type {HTMLInputElement} */ (this.querySelector('.correction input'));
    input.focus();
    input.select();
  }

  /** An empty value says that the document has none. @param {SubmitEvent} event @param {any} field */
  async save(event, field) {
    const { value } = submitted(event);
    if (await this.action.run(() => patch(this.address, { fields: { [field.name]: value.trim() || null } }))) {
      invalidate('/api/v1/extractions');
      await this.leave(field);
    }
  }

  /** The keyboard goes on where the form was opened. @param {any} field */
  async leave(field) {
    this.edited = '';
    await this.updateComplete;
    const name = t('correctField', { name: label(field.name) });
    for (const button of this.querySelectorAll('.fields button.plain')) {
      if (button.getAttribute('aria-label') === name) {
        return /** @type {HTMLButtonElement} */ (button).focus();
      }
    }
  }
}

/** The fields of the form that the document does not have, so that they can be entered. @param {any} extraction */
function missing(extraction) {
  const read = new Set(extraction.fields.map((/** @type {any} */ each) => each.name));
  return FORM.filter((name) => name in extraction && !read.has(name)).map((name) => ({ name, value: null, boxes: [] }));
}

/** Of a label that occurs twice the first value is the one that is corrected. @param {any[]} fields @param {number} index */
function isFirst(fields, index) {
  return fields.findIndex((each) => each.name === fields[index].name) === index;
}

/** @param {any} field */
function state(field) {
  if (field.evidence.includes('corrected')) {
    return t('corrected');
  }
  return `${field.certain ? t('confirmed') : t('uncertain')} · ${formatShare(field.confidence)}`;
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
