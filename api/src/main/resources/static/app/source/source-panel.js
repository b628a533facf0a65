import { html } from 'lit';
import { get } from '../base/api.js';
import { download } from '../base/download.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import { showSource } from '../base/router.js';
import './document-details.js';
import './pages-source.js';
import './passage-list.js';
import './text-source.js';

/**
 * A document beside the view, open at a place: PDFs and images as they look, with the place lit, everything else as the
 * text that was read from it.
 */
class SourcePanel extends DocentElement {
  static properties = {
    source: { attribute: false },
    file: { state: true },
    failure: { state: true },
    asText: { state: true },
    tab: { state: true },
  };

  constructor() {
    super();
    this.onKey = (/** @type {KeyboardEvent} */ event) => this.keydown(event);
    /** @type {Record<string, string>} */
    this.source = {};
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('source') && this.tab === 'passages') {
      this.tab = 'original';
    }
    if (changed.has('source') && changed.get('source')?.document !== this.source.document) {
      this.open(this.source.document);
    }
  }

  /** @param {string} id */
  async open(id) {
    this.file = null;
    this.failure = false;
    this.asText = false;
    this.tab = 'original';
    try {
      const file = await find(id);
      if (id === this.source.document) {
        this.file = file;
      }
    } catch {
      this.failure = true;
    }
  }

  render() {
    return html`<section class="source" aria-label=${t('source')}>
      <header>
        <h2>${this.file?.filename ?? t('source')}</h2>
        ${this.file
          ? html`<button class="plain" aria-label=${t('sourceDownload')} title=${t('sourceDownload')}
              @click=${() => download(this.file.address)}>${icons.download}</button>`
          : ''}
        <button class="plain" aria-label=${t('sourceClose')} @click=${() => showSource(null)}>${icons.close}</button>
      </header>
      ${this.renderContent()}
    </section>`;
  }

  renderContent() {
    if (this.failure) {
      return html`<p class="error source-note" role="alert">${t('sourceGone')}</p>`;
    }
    if (!this.file) {
      return html`<p class="quiet busy source-note" role="status">${t('loading')}</p>`;
    }
    return html`<div class="source-body">${this.renderTabs()}${this.renderTab()}</div>`;
  }

  renderTabs() {
    if (this.file.isMedia) {
      return '';
    }
    const tabs = [
      ...(hasPages(this.file) && !this.asText ? [['original', t('original')]] : []),
      ['text', t('text')],
      ['passages', t('passages')],
      ['details', t('details')],
    ];
    const chosen = this.chosen;
    return html`<div class="source-tabs" role="group" aria-label=${t('shownAs')}>${tabs.map(
      ([tab, text]) => html`<button class="plain" aria-pressed=${tab === chosen} @click=${() => (this.tab = tab)}>${text}</button>`,
    )}</div>`;
  }

  /** What is shown: pages if there are some, unless something else was chosen. */
  get chosen() {
    const original = hasPages(this.file) && !this.asText;
    return this.tab === 'original' && !original ? 'text' : this.tab;
  }

  renderTab() {
    switch (this.chosen) {
      case 'original':
        return html`<pages-source .file=${this.file} .source=${this.source} @unreadable=${() => (this.asText = true)}></pages-source>`;
      case 'passages':
        return html`<passage-list .file=${this.file}></passage-list>`;
      case 'details':
        return html`<document-details .file=${this.file}></document-details>`;
      default:
        return html`${this.asText ? html`<p class="quiet source-note">${t('sourceUnreadable')}</p>` : ''}
          <text-source .file=${this.file} .source=${this.source}></text-source>`;
    }
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.onKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.onKey);
  }

  /** Escape closes what is above first. @param {KeyboardEvent} event */
  keydown(event) {
    if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) {
      showSource(null);
    }
  }
}

/** @param {any} file */
function hasPages(file) {
  return file.media_type === 'application/pdf' || /^image\/(png|jpeg|gif|webp|bmp)$/.test(file.media_type ?? '');
}

/** The document, or the image of a question, which is cited as one. @param {string} id */
async function find(id) {
  const key = encodeURIComponent(id);
  try {
    const file = await get(`/api/v1/documents/${key}`);
    return { ...file, address: `/api/v1/documents/${key}/original` };
  } catch (failure) {
    if (/** @type {any} */ (failure).status !== 404) {
      throw failure;
    }
    const image = await get(`/api/v1/media/${key}`);
    const { pathname, search } = new URL(image.url);
    return { ...image, filename: t('image'), address: pathname + search, isMedia: true };
  }
}

customElements.define('source-panel', SourcePanel);
