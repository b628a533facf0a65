import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import '../base/copy-button.js';
import { branchSwitch } from './branch-switch.js';
import './answer-text.js';
import './citation-list.js';
import './disagreement-note.js';
import './feedback-buttons.js';

/** An answer with what it rests on. Fires `regenerate`, and `choose` with another branch. */
class AnswerItem extends DocentElement {
  static properties = { message: { attribute: false }, conversationId: { attribute: false }, settled: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../chat/conversations.js').Message} */
    this.message = { id: '', role: 'user', content: '' };
    this.settled = false;
    this.conversationId = '';
  }

  render() {
    const answer = this.message;
    const shown = answer.citations ?? [];
    const further = (answer.also_found ?? []).map((/** @type {any} */ each) => each.citation);
    return html`<article class="answer">
      <h2 class="hidden-text">${t('appName')}</h2>
      ${answer.content === '' && answer.status === 'streaming'
        ? html`<p class="quiet busy" role="status">${t('answering')}</p>`
        : html`<answer-text .text=${answer.content} .citations=${shown} .markdown=${isWritten(answer)}></answer-text>`}
      ${notes(answer).map((note) => html`<p class="note">${note}</p>`)}
      <citation-list .heading=${t('citations')} .citations=${shown}></citation-list>
      ${answer.disagreement
        ? html`<disagreement-note .values=${answer.disagreement.values} .citations=${shown}></disagreement-note>`
        : ''}
      ${further.length > 0
        ? html`<details><summary>${t('alsoFound')} (${further.length})</summary>
            <citation-list .heading=${''} .citations=${further}></citation-list></details>`
        : ''}
      <citation-list .heading=${t('nearest')} .citations=${answer.nearest ?? []}></citation-list>
      ${answer.id && answer.status !== 'streaming' ? this.renderActions(answer) : ''}
    </article>`;
  }

  /** @param {import('./conversations.js').Message} answer */
  renderActions(answer) {
    return html`<div class="actions">
      ${branchSwitch(answer, (id) => this.dispatchEvent(new CustomEvent('choose', { detail: id })))}
      <copy-button .text=${answer.content} .label=${t('copy')}></copy-button>
      ${this.settled
        ? html`<button class="plain" aria-label=${t('regenerate')} title=${t('regenerate')}
            @click=${() => this.dispatchEvent(new CustomEvent('regenerate'))}>${icons.retry}</button>`
        : ''}
      <feedback-buttons .message=${answer} .conversationId=${this.conversationId}></feedback-buttons>
    </div>`;
  }
}

/** @param {import('./conversations.js').Message} answer @returns {string[]} */
function notes(answer) {
  return [
    answer.interrupted || answer.completion === 'interrupted' ? t('interrupted') : '',
    answer.completion === 'fallback' ? t('fallback') : '',
    answer.completion === 'truncated' ? t('truncated') : '',
    answer.completion === 'blocked' ? t('blocked') : '',
  ].filter(Boolean);
}

/**
 * Whether a chat model wrote the answer, so that it may be Markdown. Sentences of documents are shown as they are.
 *
 * @param {import('./conversations.js').Message} answer
 */
function isWritten(answer) {
  return answer.usage !== undefined && answer.usage.model !== 'extractive' && answer.completion !== 'fallback';
}

customElements.define('answer-item', AnswerItem);
