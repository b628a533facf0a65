import { html } from 'lit';
import { Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { formatDay, t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import { go, link } from '../base/router.js';
import { deleteConversation, LIST } from './conversations.js';

/** The conversations by day, the newest first. */
class ConversationList extends DocentElement {
  static properties = { current: { attribute: false } };

  list = new Query(this, () => `${LIST}?limit=100`);

  render() {
    const items = this.list.value?.items ?? [];
    if (items.length === 0) {
      return html`<p class="quiet conversation-empty">${t('noConversations')}</p>`;
    }
    return html`<h2 class="hidden-text">${t('conversations')}</h2>
      ${[...byDay(items)].map(([day, some]) => html`<h3>${day}</h3><ul>${some.map((each) => this.renderItem(each))}</ul>`)}`;
  }

  /** @param {any} conversation */
  renderItem(conversation) {
    const title = conversation.title || t('untitled');
    return html`<li>
      <a href=${link('chat', conversation.id)} aria-current=${conversation.id === this.current ? 'page' : 'false'}>${title}</a>
      <button class="plain" aria-label=${t('deleteConversation', { title })} @click=${() => this.delete(conversation.id, title)}>
        ${icons.trash}</button>
    </li>`;
  }

  /** @param {string} id @param {string} title */
  async delete(id, title) {
    if (confirm(t('confirmDeleteConversation', { title }))) {
      await deleteConversation(id);
      if (id === this.current) {
        go(link('chat'));
      }
    }
  }
}

/** @param {any[]} items @returns {Map<string, any[]>} */
function byDay(items) {
  return Map.groupBy(items, (each) => formatDay(each.updated_at ?? each.created_at));
}

customElements.define('conversation-list', ConversationList);
