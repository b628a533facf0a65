import { html, svg } from 'lit';
import { call } from '../base/api.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { icons } from '../base/icons.js';

/**
 * One page of a PDF at a time, or an image, as it looks, with boxes lit. Fires `unreadable` if it cannot be drawn, and `page`
 * when another page is turned to.
 *
 * @typedef {{page: number, x: number, y: number, width: number, height: number}} Box in fractions of the page
 */
class PageCanvas extends DocentElement {
  static properties = {
    address: { attribute: false },
    mediaType: { attribute: false },
    page: { attribute: false },
    boxes: { attribute: false },
    pages: { state: true },
  };

  constructor() {
    super();
    this.address = '';
    this.mediaType = '';
    this.page = 1;
    /** @type {Box[]} */
    this.boxes = [];
    this.pages = null;
    this.drawn = '';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('address')) {
      this.open(this.address);
    }
  }

  /** @param {string} address */
  async open(address) {
    this.pages?.close();
    this.pages = null;
    try {
      const response = await call(address);
      const pages = this.mediaType === 'application/pdf'
        ? await (await import('./pdf.js')).openPdf(await response.arrayBuffer())
        : await (await import('./image.js')).openImage(await response.blob());
      address === this.address && this.isConnected ? (this.pages = pages) : pages.close();
    } catch {
      this.dispatchEvent(new CustomEvent('unreadable'));
    }
  }

  render() {
    if (!this.pages) {
      return html`<p class="quiet busy source-note" role="status">${t('loading')}</p>`;
    }
    const where = t('sourcePage', { page: this.page, pages: this.pages.count });
    return html`
      <div class="page-bar">
        <button class="plain" aria-label=${t('previousPage')} ?disabled=${this.page <= 1} @click=${() => this.turn(this.page - 1)}>${icons.left}</button>
        <span role="status">${where}</span>
        <button class="plain" aria-label=${t('nextPage')} ?disabled=${this.page >= this.pages.count}
          @click=${() => this.turn(this.page + 1)}>${icons.right}</button>
      </div>
      <div class="page-frame" tabindex="0" aria-label=${where} role="group">
        <div class="page">
          <canvas aria-hidden="true"></canvas>
          <svg class="boxes" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            ${this.boxes.filter((box) => box.page === this.page).map(rectangle)}
          </svg>
        </div>
      </div>
    `;
  }

  /** @param {number} page */
  turn(page) {
    this.page = page;
    this.dispatchEvent(new CustomEvent('page', { detail: page }));
  }

  async updated() {
    const canvas = this.querySelector('canvas');
    const wanted = `${this.address} ${this.page}`;
    if (canvas && this.pages && this.drawn !== wanted) {
      this.drawn = wanted;
      const width = /** @type {HTMLElement} */ (this.querySelector('.page-frame')).clientWidth - 32;
      await this.pages.draw(this.page, canvas, width).catch(() => this.dispatchEvent(new CustomEvent('unreadable')));
    }
    this.scrollToBox();
  }

  /** Scrolls the frame alone, not what is around it. */
  scrollToBox() {
    const box = this.querySelector('.boxes rect')?.getBoundingClientRect();
    const frame = this.querySelector('.page-frame');
    if (box && frame) {
      frame.scrollTop += box.top - frame.getBoundingClientRect().top - frame.clientHeight / 2;
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.pages?.close();
    this.pages = null;
    this.drawn = '';
  }
}

/** @param {Box} box */
function rectangle(box) {
  return svg`<rect x=${box.x} y=${box.y} width=${box.width} height=${box.height} />`;
}

customElements.define('page-canvas', PageCanvas);
