import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';

/** Where the question is typed. Enter asks, Shift and Enter begins a line. */
class QuestionBox extends DocentElement {
  static properties = { running: { attribute: false } };

  constructor() {
    super();
    this.running = false;
  }

  render() {
    return html`<form class="question-box" @submit=${this.submit}>
      <label class="hidden-text" for="question">${t('askLabel')}</label>
      <textarea id="question" rows="1" maxlength="4000" placeholder=${t('askPlaceholder')} @keydown=${this.keydown}
        @input=${this.grow}></textarea>
      ${this.running
        ? html`<button type="button" @click=${() => this.dispatchEvent(new CustomEvent('stop'))}>${t('stop')}</button>`
        : html`<button class="primary">${t('ask')}</button>`}
    </form>`;
  }

  get field() {
    return /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea'));
  }

  firstUpdated() {
    this.field.focus();
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit(event);
    }
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    const question = this.field.value.trim();
    if (question !== '' && !this.running) {
      this.field.value = '';
      this.grow();
      this.dispatchEvent(new CustomEvent('ask', { detail: question }));
    }
  }

  /** Puts a question back that was not accepted, unless another one was begun. @param {string} question */
  giveBack(question) {
    this.field.value ||= question;
    this.grow();
  }

  grow() {
    this.field.style.height = 'auto';
    this.field.style.height = `${Math.min(this.field.scrollHeight + 2, 200)}px`;
  }
}

customElements.define('question-box', QuestionBox);
