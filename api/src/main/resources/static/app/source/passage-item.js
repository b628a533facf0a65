import { html } from 'lit';
import { Action, submitted } from '../base/action.js';
import { patch } from '../base/api.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { showSource } from '../base/router.js';

/**
 * A passage, which is edited in its place, and disabled or enabled. Dispatches `corrected` after a change. Buttons stay enabled
 * meanwhile, since a disabled one loses the focus.
 */
class PassageItem extends DocentElement {
  static properties = { passage: { attribute: false }, writable: { attribute: false }, editing: { state: true } };

  action = new Action(this);

  constructor() {
    super();
    /** @type {any} */
    this.passage = null;
    this.writable = false;
    this.editing = false;
  }

  /** The focus goes with what is edited. @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('editing') && changed.get('editing') !== undefined) {
      /** @type {HTMLElement | null} */ (this.querySelector(this.editing ? 'textarea' : '.edit'))?.focus();
    }
  }

  render() {
    const { ordinal, page, heading, text, enabled, edited } = this.passage;
    const where = [page ? t('page', { page }) : '', ...heading].filter(Boolean).join(' · ');
    return html`<span class="quiet">${ordinal + 1} · ${where}</span>
      <span role="status">${edited ? html`<strong>${t('edited')}</strong>` : ''}
        ${enabled ? '' : html`<strong>${t('disabled')}</strong> <span class="quiet">${t('disabledText')}</span>`}</span>
      ${this.editing ? this.renderForm() : html`<p class="excerpt ${enabled ? '' : 'quiet'}">${text}</p>`}
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
      ${this.editing ? '' : this.renderActions()}`;
  }

  renderActions() {
    const toggle = this.passage.enabled ? t('disable') : t('enable');
    return html`<div class="passage-actions">
      <button class="plain" aria-label=${this.named(t('showInDocument'))} @click=${this.show}>${t('showInDocument')}</button>
      ${this.writable
        ? html`<button class="plain edit" aria-label=${this.named(t('edit'))}
              @click=${() => (this.editing = true)}>${t('edit')}</button>
            <button class="plain" aria-label=${this.named(toggle)}
              @click=${() => this.correct({ enabled: !this.passage.enabled })}>${toggle}</button>`
        : ''}
    </div>`;
  }

  renderForm() {
    const { ordinal, text, original_text: original } = this.passage;
    return html`<form @submit=${this.save} @keydown=${this.keydown}>
      <label>${t('passageText', { number: ordinal + 1 })}
        <textarea name="text" rows="8" maxlength="20000" required .value=${text}></textarea></label>
      ${original === null ? '' : html`<p class="quiet">${t('passageOriginal')}</p><p class="excerpt quiet">${original}</p>`}
      <div class="passage-actions">
        <button class="primary">${t('save')}</button>
        <button type="button" @click=${() => this.close()}>${t('cancel')}</button>
        ${original === null
          ? ''
          : html`<button type="button" @click=${() => this.correct({ text: null })}>${t('restorePassage')}</button>`}
      </div>
    </form>`;
  }

  /** A name of a button that tells it from those of other passages. @param {string} action */
  named(action) {
    return t('passageNumber', { action, number: this.passage.ordinal + 1 });
  }

  show() {
    const { document_id: document, start, end, page } = this.passage;
    showSource({ document, start, end, ...(page ? { page } : {}) });
  }

  /** @param {SubmitEvent} event */
  async save(event) {
    const { text } = submitted(event);
    await this.correct({ text });
  }

  /** What was typed stays if this fails. @param {{text?: string | null, enabled?: boolean}} change */
  async correct(change) {
    const { id, document_id: document } = this.passage;
    const path = `/api/v1/documents/${encodeURIComponent(document)}/passages/${encodeURIComponent(id)}`;
    const done = await this.action.run(async () => (this.passage = await patch(path, change)));
    if (done) {
      this.editing = false;
      this.dispatchEvent(new CustomEvent('corrected'));
    }
  }

  close() {
    this.editing = false;
    this.action.set(false, '');
  }

  /** Escape ends editing, and leaves the document open. @param {KeyboardEvent} event */
  keydown(event) {
    if (event.key === 'Escape' && !this.action.busy) {
      event.preventDefault();
      this.close();
    }
  }
}

customElements.define('passage-item', PassageItem);
