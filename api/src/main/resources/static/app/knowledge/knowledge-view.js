import { html } from 'lit';
import { repeat } from 'lit-html/directives/repeat.js';
import { Query, revalidate } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { go, link } from '../base/router.js';
import { BASES, createBase, documentsOf, PAGE } from './documents.js';
import { addFiles, dismiss, uploads, watchUploads } from './uploads.js';
import './document-row.js';
import './drop-zone.js';

/** Milliseconds between two looks at documents that are being read. */
const INTERVAL = 1500;

/** A knowledge base with its documents, where files are dropped. */
class KnowledgeView extends DocentElement {
  static properties = {
    baseId: { attribute: false },
    offset: { state: true },
    failure: { state: true },
    naming: { state: true },
  };

  bases = new Query(this, () => `${BASES}?limit=100`);
  documents = new Query(this, () => (this.base ? documentsOf(this.base.id, this.offset) : null));

  constructor() {
    super();
    this.baseId = null;
    this.offset = 0;
    this.failure = '';
    this.naming = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.unwatch = watchUploads(() => this.requestUpdate());
    this.timer = setInterval(() => this.look(), INTERVAL);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unwatch?.();
    clearInterval(this.timer);
  }

  get base() {
    const all = this.bases.value?.items ?? [];
    return all.find((/** @type {any} */ each) => each.id === this.baseId) ?? (this.baseId ? null : all[0]) ?? null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('baseId')) {
      this.offset = 0;
    }
  }

  look() {
    const unfinished = (/** @type {any} */ each) => each.status === 'queued' || each.status === 'processing';
    if (this.base && !document.hidden && this.documents.value?.items.some(unfinished)) {
      revalidate(documentsOf(this.base.id, this.offset));
    }
  }

  render() {
    return html`<section class="knowledge" aria-label=${t('navKnowledge')}>
      <h1>${t('navKnowledge')}</h1>
      ${this.renderBases()}
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
      ${this.base && this.base.role !== 'reader'
        ? html`<drop-zone @files=${(/** @type {CustomEvent} */ event) => addFiles(this.base.id, event.detail)}></drop-zone>`
        : ''}
      ${this.renderDocuments()}
    </section>`;
  }

  renderBases() {
    const all = this.bases.value?.items ?? [];
    return html`<div class="bases">
      <label>${t('knowledgeBase')}
        <select @change=${this.choose}>
          ${all.map((/** @type {any} */ each) => html`<option value=${each.id} ?selected=${each.id === this.base?.id}>${name(each)}</option>`)}
        </select>
      </label>
      ${this.naming
        ? html`<form @submit=${this.create}>
            <label>${t('knowledgeBaseName')}<input name="name" maxlength="200" required autofocus /></label>
            <button class="primary">${t('create')}</button>
            <button type="button" @click=${() => (this.naming = false)}>${t('cancel')}</button>
          </form>`
        : html`<button @click=${() => (this.naming = true)}>${t('newKnowledgeBase')}</button>`}
    </div>`;
  }

  renderDocuments() {
    const page = this.documents.value;
    const own = uploads.filter((each) => each.base === this.base?.id);
    if (!page) {
      return html`<p class="quiet busy" role="status">${t('loading')}</p>`;
    }
    if (page.total === 0 && own.length === 0) {
      return html`<p class="quiet">${t('noDocuments')}</p>`;
    }
    return html`<p class="quiet" role="status">${t('documentsTotal', { total: page.total })}</p>
      <ul class="documents">
        ${own.map((each) => html`<li><upload-row .upload=${each} @dismiss=${() => dismiss(each)}></upload-row></li>`)}
        ${repeat(page.items, (each) => each.id, (each) => html`<li><document-row .file=${each} .baseId=${this.base.id}
          .writable=${this.base.role !== 'reader'}></document-row></li>`)}
      </ul>
      ${this.renderPaging(page.total)}`;
  }

  /** @param {number} total */
  renderPaging(total) {
    return total <= PAGE
      ? ''
      : html`<div class="page-bar">
          <button ?disabled=${this.offset === 0} @click=${() => (this.offset -= PAGE)}>${t('previousPage')}</button>
          <button ?disabled=${this.offset + PAGE >= total} @click=${() => (this.offset += PAGE)}>${t('nextPage')}</button>
        </div>`;
  }

  /** @param {Event} event */
  choose(event) {
    go(link('knowledge', /** @type {HTMLSelectElement} */ (event.target).value));
  }

  /** @param {SubmitEvent} event */
  async create(event) {
    event.preventDefault();
    try {
      const form = /** @type {HTMLFormElement} */ (event.target);
      const id = await createBase(String(new FormData(form).get('name')));
      this.naming = false;
      this.failure = '';
      go(link('knowledge', id));
    } catch (failure) {
      this.failure = failure.status === 0 ? t('offline') : t('failed', { reason: failure.message });
    }
  }
}

/** @param {any} base */
function name(base) {
  return base.owner_name ? `${base.name} (${t('sharedBy', { owner: base.owner_name })})` : base.name;
}

customElements.define('knowledge-view', KnowledgeView);
