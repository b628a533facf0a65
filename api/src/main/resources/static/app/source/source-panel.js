import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import { showSource } from '../base/router.js';
import { get } from '../base/api.js';
import './pages-source.js';
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
  };

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('source') && changed.get('source')?.document !== this.source.document) {
      this.open(this.source.document);
    }
  }

  /** @param {string} id */
  async open(id) {
    this.file = null;
    this.failure = false;
    this.asText = false;
    try {
      const file = await get(`/api/v1/documents/${encodeURIComponent(id)}`);
      if (id === this.source.document) {
        this.file = file;
      }
    } catch {
      this.failure = true;
    }
  }

  render() {
    return html`<section class="source" aria-label=${t('source')} @keydown=${this.keydown}>
      <header>
        <h2>${this.file?.filename ?? t('source')}</h2>
        ${this.file
          ? html`<a class="button" href="/api/v1/documents/${this.file.id}/original" download aria-label=${t('sourceDownload')}>
              ${icons.download}</a>`
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
    return hasPages(this.file) && !this.asText
      ? html`<pages-source .file=${this.file} .source=${this.source} @unreadable=${() => (this.asText = true)}></pages-source>`
      : html`${this.asText ? html`<p class="quiet source-note">${t('sourceUnreadable')}</p>` : ''}
          <text-source .file=${this.file} .source=${this.source}></text-source>`;
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    if (event.key === 'Escape') {
      showSource(null);
    }
  }
}

/** @param {any} file */
function hasPages(file) {
  return file.media_type === 'application/pdf' || /^image\/(png|jpeg|gif|webp|bmp)$/.test(file.media_type ?? '');
}

customElements.define('source-panel', SourcePanel);
