import { html } from 'lit';
import { repeat } from 'lit-html/directives/repeat.js';
import { Query, revalidate } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { paging } from '../base/paging.js';
import { Polling } from '../base/polling.js';
import { waiting } from '../base/waiting.js';
import { documentsOf } from './documents.js';
import { addFiles, dismiss, uploads, watchUploads } from './uploads.js';
import './document-row.js';
import './drop-zone.js';

/** Milliseconds between two looks at documents that are being read. */
const INTERVAL = 1500;

const STATES = /** @type {const} */ (['', 'ready', 'queued', 'processing', 'failed']);

/** The documents of a knowledge base, with how far they have been read, and where more are dropped. */
class DocumentList extends DocentElement {
  static properties = { base: { attribute: false }, offset: { state: true }, status: { state: true } };

  documents = new Query(this, () => documentsOf(this.base.id, this.offset, this.status));
  polling = new Polling(this, INTERVAL, () => this.look());

  constructor() {
    super();
    /** @type {any} */
    this.base = {};
    this.offset = 0;
    this.status = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.unwatch = watchUploads(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unwatch?.();
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('base') && changed.get('base')?.id !== this.base.id) {
      this.offset = 0;
      this.status = '';
    }
  }

  look() {
    const unfinished = (/** @type {any} */ each) => each.status === 'queued' || each.status === 'processing';
    if (this.documents.value?.items.some(unfinished)) {
      revalidate(documentsOf(this.base.id, this.offset, this.status));
    }
  }

  render() {
    const writable = this.base.role !== 'reader';
    return html`
      ${writable
        ? html`<drop-zone @files=${(/** @type {CustomEvent} */ event) => addFiles(this.base.id, event.detail)}></drop-zone>`
        : ''}
      ${this.renderDocuments(writable)}`;
  }

  /** @param {boolean} writable */
  renderDocuments(writable) {
    const page = this.documents.value;
    const own = uploads.filter((each) => each.base === this.base.id);
    if (!page) {
      return waiting(this.documents);
    }
    return html`<div class="line list-bar">
        <p class="quiet" role="status">${page.total === 0 && own.length === 0 && this.status === ''
          ? t('noDocuments') : t('documentsTotal', { total: page.total })}</p>
        ${this.renderFilter()}
      </div>
      <ul class="documents">
        ${own.map((each) => html`<li><upload-row .upload=${each} @dismiss=${() => dismiss(each)}></upload-row></li>`)}
        ${repeat(page.items, (each) => each.id, (each) => html`<li><document-row .file=${each} .baseId=${this.base.id}
          .writable=${writable}></document-row></li>`)}
      </ul>
      ${paging(page, (offset) => (this.offset = offset))}`;
  }

  renderFilter() {
    const texts = {
      '': t('allStates'),
      ready: t('stateReady'),
      queued: t('stateQueued'),
      processing: t('stateReading'),
      failed: t('stateFailedShort'),
    };
    return html`<label class="hidden-text" for="state">${t('documentState')}</label>
      <select id="state" @change=${this.filter}>
        ${STATES.map((state) => html`<option value=${state} ?selected=${state === this.status}>${texts[state]}</option>`)}
      </select>`;
  }

  /** @param {Event} event */
  filter(event) {
    this.status = /** @type {HTMLSelectElement} */ (event.target).value;
    this.offset = 0;
  }
}

customElements.define('document-list', DocumentList);
