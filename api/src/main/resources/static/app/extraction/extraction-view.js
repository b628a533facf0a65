import { html } from 'lit';
import { Action } from '../base/action.js';
import { postFiles, remove } from '../base/api.js';
import { invalidate, Query } from '../base/cache.js';
import { confirmed } from '../base/dialog.js';
import { download } from '../base/download.js';
import { DocentElement } from '../base/element.js';
import { formatTime, t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import { paging } from '../base/paging.js';
import { go, link, staying } from '../base/router.js';
import '../knowledge/drop-zone.js';
import './extraction-detail.js';

const PATH = '/api/v1/extractions';

/** Scans whose fields were read: passports, identity cards, invoices, receipts. */
class ExtractionView extends DocentElement {
  static properties = { extractionId: { attribute: false }, offset: { state: true } };

  action = new Action(this);
  list = new Query(this, () => `${PATH}?limit=20&offset=${this.offset}`);

  constructor() {
    super();
    this.extractionId = null;
    this.offset = 0;
  }

  render() {
    return html`<section class="page-view ${this.extractionId ? 'wide' : ''}">
      <h1>${t('navExtraction')}</h1>
      ${this.extractionId
        ? html`<a href=${link('extraction')}>${t('backToExtractions')}</a>
            <extraction-detail .extractionId=${this.extractionId}></extraction-detail>`
        : this.renderList()}
    </section>`;
  }

  renderList() {
    const page = this.list.value;
    return html`<p class="quiet">${t('extractionText')}</p>
      <drop-zone .label=${t('dropScan')} @files=${(/** @type {CustomEvent} */ event) => this.read(event.detail)}></drop-zone>
      ${this.action.busy ? html`<p class="busy" role="status">${t('readingScan')}</p>` : ''}
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
      ${page && page.total > 0
        ? html`<div class="line spread"><h2>${t('extractions')}</h2>
              <button @click=${() => this.action.run(() => download(`${PATH}/export`))}>${icons.download}${t('exportCsv')}</button></div>
            <ul class="rows">${page.items.map((/** @type {any} */ each) => this.renderRow(each))}</ul>
            ${paging(page, (offset) => (this.offset = offset))}`
        : ''}`;
  }

  /** @param {any} extraction */
  renderRow(extraction) {
    const type = t(/** @type {any} */ (`type_${extraction.document_type}`));
    return html`<li>
      <span><a href=${link('extraction', extraction.id)}>${extraction.filename}</a>
        <span class="quiet">${type} · ${formatTime(extraction.created_at)}</span></span>
      <button class="plain" aria-label=${t('deleteNamed', { name: extraction.filename })} @click=${() => this.delete(extraction)}>
        ${icons.trash}</button></li>`;
  }

  /** @param {File[]} files */
  async read(files) {
    const stays = staying();
    await this.action.run(async () => {
      for (const file of files) {
        const { id } = await postFiles(PATH, { file });
        invalidate(PATH);
        if (files.length === 1 && stays()) {
          go(link('extraction', id));
        }
      }
    });
  }

  /** @param {any} extraction */
  async delete(extraction) {
    if (await confirmed(t('confirmDeleteExtraction', { name: extraction.filename }), t('delete'))) {
      await this.action.run(() => remove(`${PATH}/${encodeURIComponent(extraction.id)}`));
      invalidate(PATH);
    }
  }
}

customElements.define('extraction-view', ExtractionView);
