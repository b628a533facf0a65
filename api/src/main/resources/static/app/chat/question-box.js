import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import { explain } from '../base/failure.js';
import { t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import { draftOf, keepDraft } from './drafts.js';
import { IMAGES, isImage, uploadImage } from './attachments.js';

/**
 * Where the question is typed, and images are pasted, dropped or chosen. Enter asks, Shift and Enter begins a line. What is
 * typed survives a reload.
 */
class QuestionBox extends DocentElement {
  static properties = { running: { attribute: false }, draftOf: { attribute: false }, images: { state: true } };

  constructor() {
    super();
    this.running = false;
    this.draftOf = '';
    /** @type {import('./attachments.js').Attachment[]} */
    this.images = [];
    /** @type {import('./attachments.js').Attachment[]} */
    this.sent = [];
    this.onDragOver = (/** @type {DragEvent} */ event) => event.preventDefault();
    this.onDrop = (/** @type {DragEvent} */ event) => this.drop(event);
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('dragover', this.onDragOver);
    addEventListener('drop', this.onDrop);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('dragover', this.onDragOver);
    removeEventListener('drop', this.onDrop);
  }

  render() {
    return html`<form class="question-box" @submit=${this.submit}>
      ${this.images.length > 0
        ? html`<ul class="attachments" aria-label=${t('attachedImages')}>${this.images.map((each) => this.renderImage(each))}</ul>`
        : ''}
      <div class="question-line">
        <label class="button plain attach" title=${t('attachImage')}>${icons.attach}
          <input type="file" class="hidden-text" accept=${IMAGES} multiple aria-label=${t('attachImage')} @change=${this.choose} /></label>
        <label class="hidden-text" for="question">${t('askLabel')}</label>
        <textarea id="question" rows="1" maxlength="4000" placeholder=${t('askPlaceholder')} @keydown=${this.keydown}
          @input=${this.input} @paste=${this.paste}></textarea>
        ${this.running
          ? html`<button type="button" @click=${() => this.dispatchEvent(new CustomEvent('stop'))}>${t('stop')}</button>`
          : html`<button class="primary">${t('ask')}</button>`}
      </div>
    </form>`;
  }

  /** @param {import('./attachments.js').Attachment} image */
  renderImage(image) {
    return html`<li>
      <img src=${image.preview} alt=${image.name} />
      ${image.failure
        ? html`<p class="error" role="alert">${image.failure}</p>`
        : image.url ? '' : html`<span class="quiet busy" role="status">${t('uploading')}</span>`}
      <button type="button" class="plain" aria-label=${t('removeImage', { name: image.name })} @click=${() => this.removeImage(image)}>
        ${icons.close}</button>
    </li>`;
  }

  get field() {
    return /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea'));
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('draftOf') && !this.running) {
      this.field.value = draftOf(this.draftOf);
      this.grow();
      if (matchMedia('(hover: hover)').matches) {
        this.field.focus({ preventScroll: true });
      }
    }
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit(event);
    }
  }

  input() {
    keepDraft(this.draftOf, this.field.value);
    this.grow();
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    const content = this.field.value.trim();
    const urls = this.images.map((each) => each.url).filter(Boolean);
    const waits = this.images.some((each) => each.url === '' && each.failure === '');
    if (this.running || waits || (content === '' && urls.length === 0)) {
      return;
    }
    this.field.value = '';
    this.input();
    this.sent = this.images;
    this.images = [];
    const detail = { ...(content ? { content } : {}), ...(urls.length > 0 ? { media_urls: urls, message_type: content ? 'multimodal' : 'image' } : {}) };
    this.dispatchEvent(new CustomEvent('ask', { detail }));
  }

  /** Puts a question back that was not accepted, unless another one was begun. @param {string} question */
  giveBack(question) {
    this.field.value ||= question;
    this.images = this.images.length === 0 ? this.sent : this.images;
    this.input();
  }

  /** @param {ClipboardEvent} event */
  paste(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) {
      event.preventDefault();
      this.attach(files);
    }
  }

  /** @param {DragEvent} event */
  drop(event) {
    event.preventDefault();
    this.attach([...(event.dataTransfer?.files ?? [])]);
  }

  /** @param {Event} event */
  choose(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    this.attach([...(field.files ?? [])]);
    field.value = '';
  }

  /** Attaches images; other files are documents, which the conversation takes. @param {File[]} files */
  attach(files) {
    const documents = files.filter((file) => !isImage(file));
    if (documents.length > 0) {
      this.dispatchEvent(new CustomEvent('documents', { detail: documents }));
    }
    files.filter(isImage).forEach((file) => this.upload(file));
  }

  /** @param {File} file */
  async upload(file) {
    const image = { name: file.name, preview: URL.createObjectURL(file), url: '', failure: '' };
    this.images = [...this.images, image];
    try {
      image.url = (await uploadImage(file)).url;
    } catch (failure) {
      image.failure = explain(failure);
    }
    this.requestUpdate();
  }

  /** @param {import('./attachments.js').Attachment} image */
  removeImage(image) {
    URL.revokeObjectURL(image.preview);
    this.images = this.images.filter((each) => each !== image);
  }

  grow() {
    this.field.style.height = 'auto';
    this.field.style.height = `${Math.min(this.field.scrollHeight + 2, 200)}px`;
  }
}

customElements.define('question-box', QuestionBox);
