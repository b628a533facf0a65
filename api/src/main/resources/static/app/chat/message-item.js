import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import { rate } from './conversations.js';
import './answer-text.js';
import './citation-list.js';

/** A question, or an answer with what it rests on. */
class MessageItem extends DocentElement {
  static properties = {
    message: { attribute: false },
    conversationId: { attribute: false },
    repeatable: { attribute: false },
    copied: { state: true },
    rating: { state: true },
  };

  render() {
    return this.message.role === 'user' ? this.renderQuestion() : this.renderAnswer();
  }

  renderQuestion() {
    return html`<article class="question"><h2 class="hidden-text">${t('you')}</h2><p>${this.message.content}</p></article>`;
  }

  renderAnswer() {
    const answer = this.message;
    const shown = answer.citations ?? [];
    return html`<article class="answer">
      <h2 class="hidden-text">${t('appName')}</h2>
      ${answer.content === '' && answer.streaming
        ? html`<p class="quiet busy" role="status">${t('answering')}</p>`
        : html`<answer-text .text=${answer.content} .citations=${shown} .markdown=${isWritten(answer)}></answer-text>`}
      ${this.renderNotes(answer)}
      <citation-list .heading=${t('citations')} .citations=${shown}></citation-list>
      ${answer.disagreement ? this.renderDisagreement(answer.disagreement, shown) : ''}
      <citation-list .heading=${t('alsoFound')} .citations=${(answer.also_found ?? []).map((each) => each.citation)}></citation-list>
      <citation-list .heading=${t('nearest')} .citations=${answer.nearest ?? []}></citation-list>
      ${answer.id ? this.renderActions(answer) : ''}
    </article>`;
  }

  /** @param {import('./conversations.js').Message} answer */
  renderNotes(answer) {
    const notes = [
      answer.interrupted || answer.completion === 'interrupted' ? t('interrupted') : '',
      answer.completion === 'fallback' ? t('fallback') : '',
      answer.completion === 'truncated' ? t('truncated') : '',
      answer.completion === 'blocked' ? t('blocked') : '',
    ].filter(Boolean);
    return notes.map((note) => html`<p class="quiet note">${note}</p>`);
  }

  /** @param {any} disagreement @param {import('./conversations.js').Citation[]} citations */
  renderDisagreement(disagreement, citations) {
    return html`<section class="disagreement"><h3>${t('disagreement')}</h3><dl>
      ${disagreement.values.map(
        (/** @type {any} */ each) => html`<div><dt>${citations.find((one) => one.index === each.citation)?.filename}</dt>
          <dd>${each.value} [${each.citation}]</dd></div>`,
      )}</dl></section>`;
  }

  /** @param {import('./conversations.js').Message} answer */
  renderActions(answer) {
    const rating = this.rating ?? answer.rating;
    return html`<div class="actions">
      <button class="plain" aria-label=${this.copied ? t('copied') : t('copy')} @click=${this.copy}>${icons.copy}</button>
      <button class="plain" aria-label=${t('good')} aria-pressed=${rating === 'up'} @click=${() => this.rate('up')}>${icons.good}</button>
      <button class="plain" aria-label=${t('bad')} aria-pressed=${rating === 'down'} @click=${() => this.rate('down')}>${icons.bad}</button>
      ${this.repeatable
        ? html`<button class="plain" aria-label=${t('regenerate')}
            @click=${() => this.dispatchEvent(new CustomEvent('regenerate'))}>${icons.retry}</button>`
        : ''}
    </div>`;
  }

  async copy() {
    await navigator.clipboard.writeText(this.message.content);
    this.copied = true;
  }

  /** @param {'up' | 'down'} rating */
  async rate(rating) {
    this.rating = rating;
    await rate(this.conversationId, this.message.id, rating);
  }
}

/** Whether a chat model wrote the answer, so that it may be Markdown. Sentences of documents are shown as they are. */
function isWritten(/** @type {any} */ answer) {
  return (answer.usage?.output_tokens ?? answer.token_count ?? 0) > 0 && !answer.completion?.startsWith('fallback');
}

customElements.define('message-item', MessageItem);
