import { html } from 'lit';
import { repeat } from 'lit-html/directives/repeat.js';
import { invalidate, Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { paging } from '../base/paging.js';
import { waiting } from '../base/waiting.js';
import { BASES } from '../knowledge/documents.js';
import './passage-item.js';

const LIMIT = 50;

/** The passages of a document, also those that are disabled. Whoever may change the document corrects them here. */
class PassageList extends DocentElement {
  static properties = { file: { attribute: false }, offset: { state: true } };

  passages = new Query(this, () => `${this.path}?limit=${LIMIT}&offset=${this.offset}`);
  bases = new Query(this, () => `${BASES}?limit=100`);

  constructor() {
    super();
    /** @type {any} */
    this.file = null;
    this.offset = 0;
  }

  get path() {
    return `/api/v1/documents/${encodeURIComponent(this.file.id)}/passages`;
  }

  /** Whether the document may be changed: it is the caller's own, or shared for editing. */
  get writable() {
    const bases = this.bases.value?.items ?? [];
    const base = bases.find((/** @type {any} */ each) => each.id === this.file.knowledge_base_id);
    return base !== undefined && base.role !== 'reader';
  }

  render() {
    const page = this.passages.value;
    if (!page) {
      return html`<div class="source-note">${waiting(this.passages)}</div>`;
    }
    return html`<div class="source-list" tabindex="0" role="region" aria-label=${t('passages')}>
      <ol>${repeat(page.items, (/** @type {any} */ each) => each.id, (each) => html`<li class="card"><passage-item .passage=${each}
        .writable=${this.writable} @corrected=${() => invalidate(this.path)}></passage-item></li>`)}</ol>
      ${paging(page, (offset) => (this.offset = offset))}</div>`;
  }
}

customElements.define('passage-list', PassageList);
