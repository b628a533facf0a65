import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { label } from './answer-text.js';
import { sourceLink } from './citation-list.js';

/** The values that documents disagree about, side by side, each with the sentence that it is from. */
class DisagreementNote extends DocentElement {
  static properties = { values: { attribute: false }, citations: { attribute: false } };

  constructor() {
    super();
    /** @type {{citation: number, value: string}[]} */
    this.values = [];
    /** @type {import('../chat/conversations.js').Citation[]} */
    this.citations = [];
  }

  render() {
    return html`<section class="disagreement" aria-label=${t('disagreement')}>
      <h3>${t('disagreement')}</h3>
      <ul>${this.values.map((/** @type {any} */ each) => this.renderValue(each))}</ul>
    </section>`;
  }

  /** @param {{citation: number, value: string}} each */
  renderValue({ citation: index, value }) {
    const citation = this.citations.find((/** @type {any} */ one) => one.index === index);
    return html`<li>
      <strong>${value}</strong>
      ${citation
        ? html`<q>${citation.quote}</q>
            <a href=${sourceLink(citation)} aria-label=${label(citation)}>${citation.filename}</a>`
        : ''}
    </li>`;
  }
}

customElements.define('disagreement-note', DisagreementNote);
