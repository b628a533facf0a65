import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import { formatBytes, formatNumber, formatTime, t } from '../base/i18n.js';

/** What is known about a document, with the metadata that came with it. */
class DocumentDetails extends DocentElement {
  static properties = { file: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */
    this.file = null;
  }

  render() {
    const { file } = this;
    /** @type {[string, unknown][]} */
    const rows = [
      [t('documentName'), file.filename],
      [t('path'), file.path],
      [t('mediaType'), file.media_type],
      [t('documentSize'), formatBytes(file.size)],
      [t('documentAdded'), formatTime(file.created_at)],
      [t('language'), file.language],
      [t('pages'), file.pages && formatNumber(file.pages)],
      [t('passages'), file.passages && formatNumber(file.passages)],
      ['SHA-256', file.sha256],
    ];
    const metadata = Object.entries(file.metadata ?? {});
    return html`<div class="source-list" tabindex="0" role="region" aria-label=${t('details')}>
      ${list(rows.filter(([, value]) => value !== null && value !== undefined))}
      ${metadata.length > 0 ? html`<h3>${t('metadata')}</h3>${list(metadata)}` : ''}</div>`;
  }
}

/** @param {[string, unknown][]} rows */
function list(rows) {
  return html`<dl class="details">${rows.map(
    ([term, value]) => html`<dt>${term}</dt><dd>${typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd>`,
  )}</dl>`;
}

customElements.define('document-details', DocumentDetails);
