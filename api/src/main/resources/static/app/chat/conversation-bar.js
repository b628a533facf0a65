import { html } from 'lit';
import { Action, submitted } from '../base/action.js';
import { Query } from '../base/cache.js';
import { confirmed } from '../base/dialog.js';
import { download } from '../base/download.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import '../base/menu-button.js';
import { go, link, place } from '../base/router.js';
import { changeConversation, conversation, deleteConversation } from './conversations.js';

/** The title of a conversation, and what can be done with the whole of it. */
class ConversationBar extends DocentElement {
  static properties = { conversationId: { attribute: false }, renaming: { state: true } };

  action = new Action(this);
  found = new Query(this, () => conversation(this.conversationId));

  constructor() {
    super();
    this.conversationId = '';
    this.renaming = false;
  }

  render() {
    const title = this.found.value?.title || t('untitled');
    return html`<header class="view-bar">
      ${this.renaming
        ? html`<form @submit=${this.rename}>
            <input name="title" aria-label=${t('conversationTitle')} maxlength="200" required .value=${title} />
            <button class="primary">${t('save')}</button>
            <button type="button" @click=${() => (this.renaming = false)}>${t('cancel')}</button>
          </form>`
        : html`<h1>${title}</h1><menu-button .label=${t('conversationActions')} .items=${this.items(title)}></menu-button>`}
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
    </header>`;
  }

  /** @param {string} title */
  items(title) {
    const pinned = this.found.value?.pinned === true;
    const id = this.conversationId;
    const save = (/** @type {string} */ format) => () => this.action.run(() => download(`${conversation(id)}/export?format=${format}`));
    return [
      { text: t('rename'), icon: icons.edit, run: () => (this.renaming = true) },
      { text: pinned ? t('unpin') : t('pin'), icon: icons.pin, run: () => this.action.run(() => changeConversation(id, { pinned: !pinned })) },
      { text: t('share'), icon: icons.link, run: () => this.share() },
      { text: t('exportMarkdown'), icon: icons.download, run: save('markdown') },
      { text: t('exportJson'), icon: icons.download, run: save('json') },
      { text: t('delete'), icon: icons.trash, danger: true, run: () => this.delete(title) },
    ];
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('renaming') && this.renaming) {
      /** @type {HTMLInputElement} */ (this.querySelector('input')).select();
    }
  }

  async share() {
    const { openShares } = await import('./share-dialog.js');
    await openShares(this.conversationId);
  }

  /** @param {SubmitEvent} event */
  async rename(event) {
    const { title } = submitted(event);
    if (await this.action.run(() => changeConversation(this.conversationId, { title: title.trim() }))) {
      this.renaming = false;
    }
  }

  /** @param {string} title */
  async delete(title) {
    if (await confirmed(t('confirmDeleteConversation', { title }), t('delete'))) {
      const deleted = this.conversationId;
      // Whoever has opened another conversation meanwhile stays there.
      if ((await this.action.run(() => deleteConversation(deleted))) && place().id === deleted) {
        go(link('chat'));
      }
    }
  }
}

customElements.define('conversation-bar', ConversationBar);
