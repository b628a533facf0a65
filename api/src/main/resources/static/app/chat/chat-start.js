import { html } from 'lit';
import { Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { link } from '../base/router.js';

/** What an empty conversation offers: examples or the prompts of an assistant, and which documents to ask. Fires `ask` and `bases`. */
class ChatStart extends DocentElement {
  static properties = { assistantId: { attribute: false } };

  bases = new Query(this, () => (this.assistantId ? null : '/api/v1/knowledge-bases?limit=100'));
  assistant = new Query(this, () => (this.assistantId ? `/api/v1/assistants/${encodeURIComponent(this.assistantId)}` : null));

  constructor() {
    super();
    this.assistantId = '';
  }

  render() {
    return html`<div class="chat-start">${this.assistantId ? this.renderAssistant() : this.renderDefault()}</div>`;
  }

  renderDefault() {
    return html`<h1>${t('emptyTitle')}</h1>
      <p class="quiet">${t('emptyText')}</p>
      ${this.renderBases()}
      <h2>${t('exampleLabel')}</h2>
      <div class="examples">
        ${[t('example1'), t('example2')].map((each) => this.renderPrompt(each))}
        <a class="button" href=${link('knowledge')}>${t('emptyUpload')}</a>
      </div>`;
  }

  renderAssistant() {
    const assistant = this.assistant.value;
    if (!assistant) {
      return this.assistant.error
        ? html`<h1>${t('assistantGone')}</h1>`
        : html`<p class="quiet busy" role="status">${t('loading')}</p>`;
    }
    return html`<h1>${assistant.display_name}</h1>
      <p class="quiet">${assistant.description ?? ''}</p>
      <div class="examples">${assistant.suggested_prompts.map((/** @type {string} */ each) => this.renderPrompt(each))}</div>`;
  }

  /** @param {string} prompt */
  renderPrompt(prompt) {
    return html`<button @click=${() => this.dispatchEvent(new CustomEvent('ask', { detail: prompt }))}>${prompt}</button>`;
  }

  renderBases() {
    const all = this.bases.value?.items ?? [];
    return all.length < 2
      ? ''
      : html`<label class="choice">${t('askIn')}
          <select @change=${this.choose}>
            ${all.map((/** @type {any} */ each) => html`<option value=${each.id}>${each.name}</option>`)}
            <option value="">${t('allKnowledgeBases')}</option>
          </select></label>`;
  }

  /** @param {Event} event */
  choose(event) {
    const chosen = /** @type {HTMLSelectElement} */ (event.target).value;
    const all = this.bases.value.items.map((/** @type {any} */ each) => each.id);
    this.dispatchEvent(new CustomEvent('bases', { detail: chosen === '' ? all : [chosen] }));
  }
}

customElements.define('chat-start', ChatStart);
