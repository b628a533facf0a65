import { html } from 'lit';
import { get } from '../base/api.js';
import { DocentElement } from '../base/element.js';
import { events } from '../base/events.js';
import { explain } from '../base/failure.js';
import { formatShare, t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import { link } from '../base/router.js';
import { BASES, upload } from '../knowledge/documents.js';

/** @typedef {{name: string, id: string, base: string, status: string, share: number, failure: string}} Dropped */

/** Documents that were dropped on a conversation: added to what it asks, with how far they have been read. */
class DroppedDocuments extends DocentElement {
  static properties = { documents: { state: true } };

  constructor() {
    super();
    /** @type {Dropped[]} */
    this.documents = [];
  }

  render() {
    return this.documents.length === 0
      ? ''
      : html`<ul class="dropped" aria-label=${t('documents')}>${this.documents.map((each) => html`<li>
          ${icons.file}
          ${each.id ? html`<a href=${link('knowledge', each.base, { document: each.id })}>${each.name}</a>` : html`<span>${each.name}</span>`}
          ${state(each)}
          <button class="plain" aria-label=${t('close')} @click=${() => this.dismiss(each)}>${icons.close}</button></li>`)}</ul>`;
  }

  /**
   * Adds the files, one after another.
   *
   * @param {string | null} base the knowledge base; null for the default one
   * @param {File[]} files
   */
  async add(base, files) {
    const added = files.map((file) => ({ name: file.name, id: '', base: base ?? '', status: 'uploading', share: 0, failure: '' }));
    this.documents = [...this.documents, ...added];
    for (const [index, file] of files.entries()) {
      await this.send(added[index], file);
    }
  }

  /** @param {Dropped} dropped @param {File} file */
  async send(dropped, file) {
    try {
      dropped.base ||= (await get(`${BASES}?limit=1`)).items[0].id;
      const [document] = (await upload(dropped.base, file, (share) => this.change(dropped, { share }))).documents;
      this.change(dropped, { id: document.id, status: document.status, share: document.progress });
      this.follow(dropped);
    } catch (failure) {
      this.change(dropped, { failure: explain(failure) });
    }
  }

  /** @param {Dropped} dropped */
  async follow(dropped) {
    try {
      for await (const { data } of events(`/api/v1/documents/${encodeURIComponent(dropped.id)}/events`)) {
        this.change(dropped, { status: data.status, share: data.progress, failure: data.error?.message ?? '' });
      }
    } catch (failure) {
      this.change(dropped, { failure: explain(failure) });
    }
  }

  /** @param {Dropped} dropped @param {Partial<Dropped>} change */
  change(dropped, change) {
    Object.assign(dropped, change);
    this.requestUpdate();
  }

  /** @param {Dropped} dropped */
  dismiss(dropped) {
    this.documents = this.documents.filter((each) => each !== dropped);
  }
}

/** @param {Dropped} dropped */
function state({ status, share, failure }) {
  if (failure) {
    return html`<span class="error" role="alert">${failure}</span>`;
  }
  const text = {
    uploading: () => t('stateUploading', { share: formatShare(share) }),
    queued: () => t('stateQueued'),
    processing: () => t('stateProcessing', { share: formatShare(share) }),
    ready: () => t('stateReady'),
  }[status];
  return html`<span class="quiet ${status === 'ready' ? '' : 'busy'}" role="status">${text?.() ?? ''}</span>`;
}

customElements.define('dropped-documents', DroppedDocuments);
