import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import { explain } from '../base/failure.js';
import { t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import { draftOf, keepDraft } from './drafts.js';
import { IMAGES, isImage, questionOf, uploadMedia } from './attachments.js';
import './voice-recorder.js';

/**
 * Where the question is typed or spoken, and images are pasted, dropped or chosen. Enter asks, Shift and Enter begins a line.
 * What is typed survives a reload.
 */
class QuestionBox extends DocentElement {
  static properties = { running: { attribute: false }, draftOf: { attribute: false }, attached: { state: true } };

  constructor() {
    super();
    this.running = false;
    this.draftOf = '';
    /** @type {import('./attachments.js').Attachment[]} */
    this.attached = [];
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
      ${this.attached.length > 0
        ? html`<ul class="attachments" aria-label=${t('attachments')}>${this.attached.map((each) => this.renderAttachment(each))}</ul>`
        : ''}
      <div class="question-line">
        <label class="button plain attach" title=${t('attachImage')}>${icons.attach}
          <input type="file" class="hidden-text" accept=${IMAGES} multiple aria-label=${t('attachImage')} @change=${this.choose} /></label>
        <voice-recorder .disabled=${this.running} @recorded=${(/** @type {CustomEvent} */ event) => this.speak(event.detail)}></voice-recorder>
        <label class="hidden-text" for="question">${t('askLabel')}</label>
        <textarea id="question" rows="1" maxlength="4000" placeholder=${t('askPlaceholder')} @keydown=${this.keydown}
          @input=${this.input} @paste=${this.paste}></textarea>
        ${this.running
          ? html`<button type="button" @click=${() => this.dispatchEvent(new CustomEvent('stop'))}>${t('stop')}</button>`
          : html`<button class="primary">${t('ask')}</button>`}
      </div>
    </form>`;
  }

  /** @param {import('./attachments.js').Attachment} each */
  renderAttachment(each) {
    return html`<li>
      ${each.heard ? html`<audio controls src=${each.preview} aria-label=${t('recording')}></audio>` : html`<img src=${each.preview} alt=${each.name} />`}
      ${each.failure
        ? html`<p class="error" role="alert">${each.failure}</p>`
        : each.url ? '' : html`<span class="quiet busy" role="status">${t('uploading')}</span>`}
      <button type="button" class="plain" aria-label=${t('removeAttachment', { name: each.name })} @click=${() => this.detach(each)}>
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
    this.ask();
  }

  ask() {
    const content = this.field.value.trim();
    const uploaded = this.attached.filter((each) => each.url !== '');
    const waits = this.attached.some((each) => each.url === '' && each.failure === '');
    if (this.running || waits || (content === '' && uploaded.length === 0)) {
      return;
    }
    this.field.value = '';
    this.input();
    this.sent = this.attached;
    this.attached = [];
    this.dispatchEvent(new CustomEvent('ask', { detail: questionOf(content, uploaded) }));
  }

  /** Puts a question back that was not accepted, unless another one was begun. @param {string} question */
  giveBack(question) {
    this.field.value ||= question;
    this.attached = this.attached.length === 0 ? this.sent : this.attached;
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

  /** Asks what was said, together with what was typed. An earlier recording that was not accepted is replaced. @param {File} file */
  async speak(file) {
    this.attached.filter((each) => each.heard).forEach((each) => this.detach(each));
    const spoken = await this.upload(file);
    if (this.attached.includes(spoken) && spoken.failure === '') {
      this.ask();
    }
  }

  /** @param {File} file */
  async upload(file) {
    const added = { name: file.name, heard: !isImage(file), preview: URL.createObjectURL(file), url: '', failure: '' };
    this.attached = [...this.attached, added];
    try {
      added.url = (await uploadMedia(file)).url;
    } catch (failure) {
      added.failure = explain(failure);
    }
    this.requestUpdate();
    return added;
  }

  /** @param {import('./attachments.js').Attachment} removed */
  detach(removed) {
    URL.revokeObjectURL(removed.preview);
    this.attached = this.attached.filter((each) => each !== removed);
  }

  grow() {
    this.field.style.height = 'auto';
    this.field.style.height = `${Math.min(this.field.scrollHeight + 2, 200)}px`;
  }
}

customElements.define('question-box', QuestionBox);
