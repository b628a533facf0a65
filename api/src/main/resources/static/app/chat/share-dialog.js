import { html } from 'lit';
import { Action } from '../base/action.js';
import { post, remove } from '../base/api.js';
import { invalidate, Query } from '../base/cache.js';
import { openDialog } from '../base/dialog.js';
import { DocentElement } from '../base/element.js';
import { formatTime, t } from '../base/i18n.js';
import '../base/copy-button.js';
import { conversation } from './conversations.js';

/** @param {string} id of the conversation */
export function openShares(id) {
  return openDialog(t('share'), (close) => html`
    <share-list .conversationId=${id}></share-list>
    <div class="dialog-actions"><button type="button" @click=${close}>${t('close')}</button></div>`);
}

/** The links to a conversation: a new one is shown once, others can be revoked. */
class ShareList extends DocentElement {
  static properties = { conversationId: { attribute: false }, created: { state: true } };

  action = new Action(this);
  links = new Query(this, () => this.path);

  get path() {
    return `${conversation(this.conversationId)}/share`;
  }

  constructor() {
    super();
    this.conversationId = '';
    this.created = '';
  }

  render() {
    const links = this.links.value?.items ?? [];
    return html`
      <p class="quiet">${t('shareText')}</p>
      ${this.created
        ? html`<div class="shown-once"><label>${t('shareLink')}<input readonly .value=${this.created} /></label>
            <copy-button .text=${this.created} .label=${t('copyLink')}></copy-button></div>`
        : html`<button class="primary" ?disabled=${this.action.busy} @click=${this.create}>${t('createLink')}</button>`}
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
      <ul class="rows">${links.map((/** @type {any} */ each) => html`<li>
        <span>${t('shareOf', { time: formatTime(each.created_at), count: each.messages })}</span>
        <button @click=${() => this.revoke(each.id)}>${t('revoke')}</button></li>`)}</ul>
    `;
  }

  create() {
    return this.action.run(async () => {
      const { url } = await post(this.path);
      this.created = `${location.origin}/#/shared/${url.slice(url.lastIndexOf('/') + 1)}`;
      invalidate(this.path);
    });
  }

  /** @param {string} id */
  revoke(id) {
    return this.action.run(async () => {
      await remove(`${this.path}/${encodeURIComponent(id)}`);
      this.created = '';
      invalidate(this.path);
    });
  }
}

customElements.define('share-list', ShareList);
