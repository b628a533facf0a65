import { html, svg } from 'lit';
import { call, get } from '../base/api.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { icons } from '../base/icons.js';

/** Pages of a PDF, or an image, as they look, with the boxes of the cited place lit. Fires `unreadable` if they cannot be drawn. */
class PagesSource extends DocentElement {
  static properties = {
    file: { attribute: false },
    source: { attribute: false },
    page: { state: true },
    boxes: { state: true },
    pages: { state: true },
  };

  constructor() {
    super();
    this.pages = null;
    this.page = 1;
    /** @type {{page: number, x: number, y: number, width: number, height: number}[]} */
    this.boxes = [];
    this.drawn = '';
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('file')) {
      this.open();
    }
    if (changed.has('source')) {
      this.page = Number(this.source.page) || 1;
      this.boxes = [];
      this.locate();
    }
  }

  async open() {
    try {
      const response = await call(`/api/v1/documents/${this.file.id}/original`);
      this.pages = this.file.media_type === 'application/pdf'
        ? await (await import('./pdf.js')).openPdf(await response.arrayBuffer())
        : await (await import('./image.js')).openImage(await response.blob());
    } catch {
      this.dispatchEvent(new CustomEvent('unreadable'));
    }
  }

  async locate() {
    const { document: id, start, end } = this.source;
    if (start && end) {
      const found = await get(`/api/v1/documents/${encodeURIComponent(id)}/boxes?start=${start}&end=${end}`).catch(() => null);
      this.boxes = found?.boxes ?? [];
      if (!this.source.page && this.boxes.length > 0) {
        this.page = this.boxes[0].page;
      }
    }
  }

  render() {
    if (!this.pages) {
      return html`<p class="quiet busy source-note" role="status">${t('loading')}</p>`;
    }
    return html`
      <div class="page-bar">
        <button class="plain" aria-label=${t('previousPage')} ?disabled=${this.page <= 1} @click=${() => this.page--}>${icons.left}</button>
        <span role="status">${t('sourcePage', { page: this.page, pages: this.pages.count })}</span>
        <button class="plain" aria-label=${t('nextPage')} ?disabled=${this.page >= this.pages.count}
          @click=${() => this.page++}>${icons.right}</button>
      </div>
      <div class="page-frame" tabindex="0" aria-label=${t('sourcePage', { page: this.page, pages: this.pages.count })} role="img">
        <div class="page">
          <canvas></canvas>
          <svg class="boxes" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            ${this.boxes.filter((box) => box.page === this.page).map(rectangle)}
          </svg>
        </div>
      </div>
    `;
  }

  async updated() {
    const canvas = this.querySelector('canvas');
    const wanted = `${this.file.id} ${this.page} ${this.pages !== null}`;
    if (canvas && this.pages && this.drawn !== wanted) {
      this.drawn = wanted;
      const width = /** @type {HTMLElement} */ (this.querySelector('.page-frame')).clientWidth - 32;
      await this.pages.draw(this.page, canvas, width).catch(() => this.dispatchEvent(new CustomEvent('unreadable')));
    }
    this.querySelector('.boxes rect')?.scrollIntoView({ block: 'center' });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.pages?.close();
  }
}

/** @param {{x: number, y: number, width: number, height: number}} box in fractions of the page */
function rectangle(box) {
  return svg`<rect x=${box.x} y=${box.y} width=${box.width} height=${box.height} />`;
}

customElements.define('pages-source', PagesSource);
