import { html } from 'lit';
import { confirmed } from '../base/dialog.js';
import { DocentElement } from '../base/element.js';
import { explain } from '../base/failure.js';
import { formatBytes, formatSeconds, formatShare, formatTime, t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import { link } from '../base/router.js';
import '../base/menu-button.js';
import { cancelDocument, deleteDocument, readAgain } from './documents.js';

/** A document: its name opens it, its state says how far it was read or why not. */
class DocumentRow extends DocentElement {
  static properties = {
    file: { attribute: false },
    baseId: { attribute: false },
    writable: { attribute: false },
    failure: { state: true },
  };

  constructor() {
    super();
    /** @type {any} */
    this.file = null;
    this.baseId = '';
    this.writable = false;
  }

  render() {
    const { id, filename, size, created_at: added } = this.file;
    return html`<div class="document">
      <a href=${link('knowledge', this.baseId, { document: id })}>${filename}</a>
      ${this.renderState()}
      <span class="quiet">${formatBytes(size)} · <time datetime=${added}>${formatTime(added)}</time></span>
      ${this.writable ? this.renderActions() : ''}
    </div>`;
  }

  renderState() {
    const { status, progress, pages, error, warnings, work } = this.file;
    switch (status) {
      case 'failed':
        return html`<span class="error">${t('stateFailed', { reason: error?.message ?? '' })}</span>`;
      case 'ready':
        return html`<span><span class="good">${pages ? t('stateReadyPages', { pages }) : t('stateReady')}</span>
          ${warnings?.map((/** @type {any} */ each) => html`<span class="quiet">${each.message}</span>`)}</span>`;
      case 'queued':
        return html`<span class="quiet busy">${work?.waiting ?? t('stateQueued')}</span>`;
      default:
        return html`<span class="quiet">${t('stateProcessing', { share: formatShare(progress) })}
          ${work?.seconds_left ? t('timeLeft', { time: formatSeconds(work.seconds_left) }) : ''}
          <progress max="1" .value=${progress} aria-label=${t('documentState')}></progress></span>`;
    }
  }

  renderActions() {
    const { filename, status } = this.file;
    const unfinished = status === 'queued' || status === 'processing';
    const act = unfinished
      ? { text: t('cancelDocument'), icon: icons.close, run: () => this.act(cancelDocument) }
      : { text: t('readAgain'), icon: icons.retry, run: () => this.act(readAgain) };
    return html`<span class="row-actions">
      <menu-button .label=${t('actionsOf', { filename })}
        .items=${[act, { text: t('delete'), icon: icons.trash, danger: true, run: () => this.delete() }]}></menu-button>
      ${this.failure ? html`<span class="error" role="alert">${this.failure}</span>` : ''}
    </span>`;
  }

  async delete() {
    if (await confirmed(t('confirmDeleteDocument', { filename: this.file.filename }), t('delete'))) {
      await this.act(deleteDocument);
    }
  }

  /** @param {(base: string, id: string) => Promise<void>} action */
  async act(action) {
    try {
      this.failure = '';
      await action(this.baseId, this.file.id);
    } catch (failure) {
      this.failure = explain(failure);
    }
  }
}

/** A file on its way, or one that was refused. */
class UploadRow extends DocentElement {
  static properties = { upload: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */
    this.upload = null;
  }

  render() {
    const { file, share, failure } = this.upload;
    return html`<div class="document">
      <span>${file.name}</span>
      ${failure
        ? html`<span class="error">${failure.status === 0 ? t('offline') : t('stateRefused', { reason: failure.message })}</span>
            <button class="plain" aria-label=${t('close')} @click=${() => this.dispatchEvent(new CustomEvent('dismiss'))}>${icons.close}</button>`
        : html`<span class="quiet">${t('stateUploading', { share: formatShare(share) })}
            <progress max="1" .value=${share} aria-label=${t('documentState')}></progress></span>`}
    </div>`;
  }

  // The state is an object that changes in place, so every update renders.
  shouldUpdate() {
    return true;
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.requestUpdate(), 200);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }
}

customElements.define('document-row', DocumentRow);
customElements.define('upload-row', UploadRow);
