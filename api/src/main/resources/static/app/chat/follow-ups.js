import { html } from 'lit';
import { Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { conversation } from './conversations.js';

/** What the assistant of a conversation suggests and nobody has asked in it yet. Fires `ask`. */
class FollowUps extends DocentElement {
  static properties = { conversationId: { attribute: false }, asked: { attribute: false } };

  found = new Query(this, () => (this.conversationId ? conversation(this.conversationId) : null));
  assistant = new Query(this, () => {
    const id = this.found.value?.assistant_id;
    return id ? `/api/v1/assistants/${encodeURIComponent(id)}` : null;
  });

  constructor() {
    super();
    /** @type {string | null} */
    this.conversationId = null;
    /** @type {string[] | null} the questions of the conversation; null while one is being answered */
    this.asked = null;
  }

  render() {
    if (this.asked === null) {
      return '';
    }
    const known = new Set(this.asked.map(plain));
    const suggested = (this.assistant.value?.suggested_prompts ?? []).filter((/** @type {string} */ each) => !known.has(plain(each)));
    return suggested.length === 0
      ? ''
      : html`<h2 class="hidden-text">${t('followUps')}</h2>
          <div class="examples">${suggested.map((/** @type {string} */ each) => html`<button
            @click=${() => this.dispatchEvent(new CustomEvent('ask', { detail: each }))}>${each}</button>`)}</div>`;
  }
}

/** @param {string} question */
function plain(question) {
  return question.trim().toLowerCase();
}

customElements.define('follow-ups', FollowUps);
