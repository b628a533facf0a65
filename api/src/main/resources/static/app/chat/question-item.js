import { html } from 'lit';
import { submitted } from '../base/action.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import '../base/copy-button.js';
import { branchSwitch } from './branch-switch.js';

/** A question with its images and what was said. Fires `edit` with another text, and `choose` with another branch. */
class QuestionItem extends DocentElement {
  static properties = { message: { attribute: false }, editable: { attribute: false }, editing: { state: true } };

  constructor() {
    super();
    /** @type {import('../chat/conversations.js').Message} */
    this.message = { id: '', role: 'user', content: '' };
    this.editable = false;
    this.editing = false;
  }

  render() {
    const { content, media_urls: images = [], audio_url: audio } = this.message;
    return html`<article class="question">
      <h2 class="hidden-text">${t('you')}</h2>
      ${images.length > 0 ? html`<div class="images">${images.map(image)}</div>` : ''}
      ${audio ? html`<audio controls preload="none" src=${ownPath(audio)} aria-label=${t('recording')}></audio>` : ''}
      ${this.editing ? this.renderForm(content) : content ? html`<p>${content}</p>` : ''}
      ${this.editing ? '' : this.renderActions(content)}
    </article>`;
  }

  /** @param {string} content */
  renderForm(content) {
    return html`<form class="edit" @submit=${this.submit} @keydown=${this.keydown}>
      <label class="hidden-text" for="edited">${t('editQuestion')}</label>
      <textarea id="edited" name="content" rows="3" maxlength="4000" required .value=${content}></textarea>
      <div class="dialog-actions">
        <button type="button" @click=${() => (this.editing = false)}>${t('cancel')}</button>
        <button class="primary">${t('ask')}</button>
      </div>
    </form>`;
  }

  /** @param {string} content */
  renderActions(content) {
    return html`<div class="actions">
      ${branchSwitch(this.message, (id) => this.dispatchEvent(new CustomEvent('choose', { detail: id })))}
      ${content ? html`<copy-button .text=${content} .label=${t('copyQuestion')}></copy-button>` : ''}
      ${this.editable && content
        ? html`<button class="plain" aria-label=${t('editQuestion')} title=${t('editQuestion')} @click=${() => (this.editing = true)}>
            ${icons.edit}</button>`
        : ''}
    </div>`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('editing') && this.editing) {
      /** @type {HTMLElement} */ (this.querySelector('textarea')).focus();
    }
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    if (event.key === 'Escape') {
      this.editing = false;
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      /** @type {HTMLFormElement} */ (event.currentTarget).requestSubmit();
    }
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    const content = submitted(event).content.trim();
    this.editing = false;
    if (content !== '' && content !== this.message.content) {
      this.dispatchEvent(new CustomEvent('edit', { detail: content }));
    }
  }
}

/** @param {string} url */
function image(url) {
  const path = ownPath(url);
  return html`<a href=${path} target="_blank" rel="noopener"><img src=${path} alt=${t('image')} loading="lazy" /></a>`;
}

/** @param {string} url of media as the API gives it: with a link that needs no credential */
function ownPath(url) {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

customElements.define('question-item', QuestionItem);
