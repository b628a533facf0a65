import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { link, place } from '../base/router.js';

/** Quotes with where they stand. Each opens its document at the place. */
class CitationList extends DocentElement {
  static properties = { heading: { attribute: false }, citations: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../chat/conversations.js').Citation[]} */
    this.citations = [];
    this.heading = '';
  }

  render() {
    return this.citations.length === 0
      ? ''
      : html`<section class="citations"><h3>${this.heading}</h3>
          <ol>${this.citations.map((/** @type {any} */ each) => this.renderCitation(each))}</ol></section>`;
  }

  /** @param {import('./conversations.js').Citation} citation */
  renderCitation(citation) {
    const where = [citation.filename, citation.page ? t('page', { page: citation.page }) : '', ...(citation.heading ?? [])];
    return html`<li>
      <a href=${sourceLink(citation)}>
        <span class="where">${citation.index ? html`<span class="number">${citation.index}</span>` : ''}
          ${where.filter(Boolean).join(' · ')}</span>
        <q>${citation.quote}</q>
      </a>
      ${citation.supported === false ? html`<p class="error">${t('unsupported')}</p>` : ''}
      ${citation.recognized ? html`<p class="quiet">${t('recognized')}</p>` : ''}
      ${citation.edited ? html`<p class="quiet">${t('editedQuote')}</p>` : ''}
    </li>`;
  }
}

/** The address that opens the document of the citation at its place, beside the present view. */
export function sourceLink(/** @type {import('./conversations.js').Citation} */ citation) {
  const now = place();
  const { document_id, page, start, end } = citation;
  return link(now.view, now.id, { document: document_id, start, end, ...(page ? { page } : {}) });
}

customElements.define('citation-list', CitationList);
