import { html } from 'lit';
import { get } from '../base/api.js';
import { DocentElement } from '../base/element.js';
import './page-canvas.js';

/** Pages of a document as they look, with the cited place lit. Fires `unreadable` if they cannot be drawn. */
class PagesSource extends DocentElement {
  static properties = {
    file: { attribute: false },
    source: { attribute: false },
    page: { state: true },
    boxes: { state: true },
  };

  constructor() {
    super();
    /** @type {Record<string, string>} */
    this.source = {};
    /** @type {any} */
    this.file = null;
    this.page = 1;
    /** @type {import('./page-canvas.js').Box[]} */
    this.boxes = [];
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('source')) {
      this.page = Number(this.source.page) || 1;
      this.boxes = [];
      this.locate();
    }
  }

  async locate() {
    const { document: id, start, end } = this.source;
    if (start && end && !this.file.isMedia) {
      const found = await get(`/api/v1/documents/${encodeURIComponent(id)}/boxes?start=${start}&end=${end}`).catch(() => null);
      this.boxes = found?.boxes ?? [];
      if (!this.source.page && this.boxes.length > 0) {
        this.page = this.boxes[0].page;
      }
    }
  }

  render() {
    return html`<page-canvas .address=${this.file.address} .mediaType=${this.file.media_type}
      .page=${this.page} .boxes=${this.boxes} @page=${(/** @type {CustomEvent} */ event) => (this.page = event.detail)}
      @unreadable=${() => this.dispatchEvent(new CustomEvent('unreadable'))}></page-canvas>`;
  }
}

customElements.define('pages-source', PagesSource);
