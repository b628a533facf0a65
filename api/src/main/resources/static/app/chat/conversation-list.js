import { html } from 'lit';
import { get } from '../base/api.js';
import { Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { formatDay, t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import { link } from '../base/router.js';
import { LIST, PAGE } from './conversations.js';

/** The conversations: pinned ones first, the others by day, or those in which some words occur. */
class ConversationList extends DocentElement {
  static properties = {
    current: { attribute: false },
    older: { state: true },
    words: { state: true },
    found: { state: true },
  };

  list = new Query(this, () => `${LIST}?limit=${PAGE}`);

  constructor() {
    super();
    this.current = null;
    /** @type {any[]} */
    this.older = [];
    this.words = '';
    /** @type {any[] | null} */
    this.found = null;
  }

  render() {
    const items = this.list.value?.items ?? [];
    return html`<h2 class="hidden-text">${t('conversations')}</h2>
      ${items.length === 0 && this.list.value
        ? html`<p class="quiet conversation-empty">${t('noConversations')}</p>`
        : html`<input type="search" placeholder=${t('searchConversations')} aria-label=${t('searchConversations')} maxlength="200"
            @input=${this.search} />`}
      ${this.words === '' ? this.renderAll([...items, ...this.older]) : this.renderMatches()}`;
  }

  /** @param {any[]} items */
  renderAll(items) {
    const pinned = items.filter((each) => each.pinned);
    const groups = Map.groupBy(items.filter((each) => !each.pinned), (each) => formatDay(each.updated_at));
    const rest = (this.list.value?.total ?? 0) - items.length;
    return html`
      ${pinned.length > 0 ? this.renderGroup(t('pinned'), pinned) : ''}
      ${[...groups].map(([day, some]) => this.renderGroup(day, some))}
      ${rest > 0 ? html`<button class="plain" @click=${this.readOlder}>${t('more')}</button>` : ''}`;
  }

  /** @param {string} heading @param {any[]} items */
  renderGroup(heading, items) {
    return html`<h3>${heading}</h3><ul>${items.map((each) => html`<li>
      <a href=${link('chat', each.id)} aria-current=${each.id === this.current ? 'page' : 'false'}>
        ${each.pinned ? icons.pin : ''}<span>${each.title || t('untitled')}</span></a></li>`)}</ul>`;
  }

  renderMatches() {
    if (this.found === null) {
      return html`<p class="quiet busy conversation-empty" role="status">${t('searching')}</p>`;
    }
    return this.found.length === 0
      ? html`<p class="quiet conversation-empty" role="status">${t('noMatches')}</p>`
      : html`<ul class="matches">${this.found.map((each) => html`<li>
          <a href=${link('chat', each.conversation_id, { message: each.message_id })}>
            <span>${each.conversation_title || t('untitled')}</span><span class="quiet">${each.snippet}</span></a></li>`)}</ul>`;
  }

  /** @param {Event} event */
  search(event) {
    const words = /** @type {HTMLInputElement} */ (event.target).value.trim();
    this.words = words;
    this.found = null;
    clearTimeout(this.timer);
    if (words !== '') {
      this.timer = setTimeout(() => this.find(words), 250);
    }
  }

  /** @param {string} words */
  async find(words) {
    const found = await get(`/api/v1/chat/search?limit=30&q=${encodeURIComponent(words)}`).catch(() => ({ items: [] }));
    if (words === this.words) {
      this.found = found.items;
    }
  }

  async readOlder() {
    const known = this.list.value.items.length + this.older.length;
    this.older = [...this.older, ...(await get(`${LIST}?limit=${PAGE}&offset=${known}`)).items];
  }
}

customElements.define('conversation-list', ConversationList);
