import { html } from 'lit';
import { get } from '../base/api.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';

/** Characters around the cited place that are shown of a long text. */
const AROUND = 20_000;

/** The text that was read from a document, with the cited place lit. */
class TextSource extends DocentElement {
  static properties = { file: { attribute: false }, source: { attribute: false }, text: { state: true }, failure: { state: true } };

  constructor() {
    super();
    /** @type {any} */
    this.file = null;
    /** @type {Record<string, string>} */
    this.source = {};
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('file')) {
      this.open(this.file.id);
    }
  }

  /** @param {string} id */
  async open(id) {
    this.text = null;
    try {
      // Offsets of citations count code points, those of JavaScript's strings do not.
      this.text = Array.from((await get(`/api/v1/documents/${encodeURIComponent(id)}/text`)).text);
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  render() {
    if (this.failure) {
      return html`<p class="error source-note" role="alert">${t('failed', { reason: this.failure })}</p>`;
    }
    if (!this.text) {
      return html`<p class="quiet busy source-note" role="status">${t('loading')}</p>`;
    }
    const text = this.text;
    const start = Number(this.source.start ?? 0);
    const end = Number(this.source.end ?? 0);
    const part = (/** @type {number} */ from, /** @type {number} */ to) => text.slice(Math.max(0, from), to).join('');
    return html`<div class="source-text" tabindex="0">${part(start - AROUND, start)}${end > start
      ? html`<mark>${part(start, end)}</mark>`
      : ''}${part(end, end + AROUND)}</div>`;
  }

  updated() {
    this.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }
}

customElements.define('text-source', TextSource);
