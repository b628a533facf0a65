import { html } from 'lit';
import { Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { paging } from '../base/paging.js';
import { showSource } from '../base/router.js';
import { waiting } from '../base/waiting.js';

const LIMIT = 50;

/** The passages that searches find of a document. */
class PassageList extends DocentElement {
  static properties = { file: { attribute: false }, offset: { state: true } };

  passages = new Query(this, () => `/api/v1/documents/${encodeURIComponent(this.file.id)}/passages?limit=${LIMIT}&offset=${this.offset}`);

  constructor() {
    super();
    /** @type {any} */
    this.file = null;
    this.offset = 0;
  }

  render() {
    const page = this.passages.value;
    if (!page) {
      return html`<div class="source-note">${waiting(this.passages)}</div>`;
    }
    return html`<div class="source-list" tabindex="0" role="region" aria-label=${t('passages')}>
      <ol>${page.items.map((/** @type {any} */ each) => this.renderPassage(each))}</ol>
      ${paging(page, (offset) => (this.offset = offset))}</div>`;
  }

  /** @param {any} passage */
  renderPassage(passage) {
    const where = [passage.page ? t('page', { page: passage.page }) : '', ...passage.heading].filter(Boolean).join(' · ');
    return html`<li class="card"><span class="quiet">${passage.ordinal + 1} · ${where}</span>
      <p class="excerpt">${passage.text}</p>
      <button class="plain" @click=${() => this.open(passage)}>${t('showInDocument')}</button></li>`;
  }

  /** @param {any} passage */
  open({ start, end, page }) {
    showSource({ document: this.file.id, start, end, ...(page ? { page } : {}) });
  }
}

customElements.define('passage-list', PassageList);
