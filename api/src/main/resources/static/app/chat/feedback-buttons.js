import { html } from 'lit';
import { Action, submitted } from '../base/action.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import { rate } from './conversations.js';

/** What the reader thinks of an answer: a thumb at once, and what was wrong with a bad one. */
class FeedbackButtons extends DocentElement {
  static properties = {
    message: { attribute: false },
    conversationId: { attribute: false },
    given: { state: true },
    commenting: { state: true },
  };

  action = new Action(this);

  constructor() {
    super();
    /** @type {import('../chat/conversations.js').Message} */
    this.message = { id: '', role: 'user', content: '' };
    this.conversationId = '';
    /** @type {{rating: string, comment?: string | null} | null} */
    this.given = null;
    this.commenting = false;
  }

  render() {
    const rating = (this.given ?? this.message.feedback)?.rating;
    return html`
      <button class="plain" aria-label=${t('good')} title=${t('good')} aria-pressed=${rating === 'up'}
        @click=${() => this.rate('up')}>${icons.good}</button>
      <button class="plain" aria-label=${t('bad')} title=${t('bad')} aria-pressed=${rating === 'down'}
        @click=${() => this.rate('down')}>${icons.bad}</button>
      ${this.commenting ? this.renderForm() : ''}
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
    `;
  }

  renderForm() {
    return html`<form class="feedback" @submit=${this.comment}>
      <label>${t('feedbackLabel')}
        <input name="comment" maxlength="2000" required .value=${this.message.feedback?.comment ?? ''} /></label>
      <button class="primary" ?disabled=${this.action.busy}>${t('send')}</button>
      <button type="button" @click=${() => (this.commenting = false)}>${t('close')}</button>
    </form>`;
  }

  /** @param {'up' | 'down'} rating */
  async rate(rating) {
    const done = await this.action.run(() => rate(this.conversationId, this.message.id, { rating }));
    if (done) {
      this.given = { rating };
      this.commenting = rating === 'down';
    }
  }

  /** @param {SubmitEvent} event */
  async comment(event) {
    const { comment } = submitted(event);
    if (await this.action.run(() => rate(this.conversationId, this.message.id, { rating: 'down', comment }))) {
      this.commenting = false;
    }
  }
}

customElements.define('feedback-buttons', FeedbackButtons);
