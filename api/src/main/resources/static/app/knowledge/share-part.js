import { html } from 'lit';
import { Action, submitted } from '../base/action.js';
import { put, remove } from '../base/api.js';
import { invalidate, Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { BASES } from './documents.js';

/** With whom a knowledge base is shared: accounts by their ids, and groups. */
class SharePart extends DocentElement {
  static properties = { baseId: { attribute: false } };

  action = new Action(this);
  shares = new Query(this, () => `${this.path}?limit=100`);
  groups = new Query(this, () => '/api/v1/groups?limit=100');

  constructor() {
    super();
    this.baseId = '';
  }

  get path() {
    return `${BASES}/${encodeURIComponent(this.baseId)}/shares`;
  }

  render() {
    const shares = this.shares.value?.items ?? [];
    const groups = this.groups.value?.items ?? [];
    return html`<section class="part">
      <h2>${t('sharing')}</h2>
      <p class="quiet">${t('sharingText')}</p>
      <ul class="rows">${shares.map((/** @type {any} */ each) => html`<li>
        <span><strong>${each.display_name}</strong> <span class="quiet">${each.kind === 'group' ? t('group') : ''}
          ${each.role === 'editor' ? t('roleEditor') : t('roleReader')}</span></span>
        <button @click=${() => this.end(each.id)}>${t('endSharing')}</button></li>`)}</ul>
      <form class="line" @submit=${this.share}>
        <label class="grow">${t('shareWith')}<input name="grantee" list="groups" required autocomplete="off" /></label>
        <datalist id="groups">${groups.map((/** @type {any} */ each) => html`<option value=${each.id}>${each.name}</option>`)}</datalist>
        <label>${t('role')}<select name="role"><option value="reader">${t('roleReader')}</option>
          <option value="editor">${t('roleEditor')}</option></select></label>
        <button class="primary" ?disabled=${this.action.busy}>${t('share')}</button>
      </form>
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
    </section>`;
  }

  /** @param {SubmitEvent} event */
  async share(event) {
    const { grantee, role } = submitted(event);
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (await this.action.run(() => put(`${this.path}/${encodeURIComponent(grantee.trim())}`, { role }))) {
      form.reset();
      invalidate(this.path);
    }
  }

  /** @param {string} grantee */
  async end(grantee) {
    await this.action.run(() => remove(`${this.path}/${encodeURIComponent(grantee)}`));
    invalidate(this.path);
  }
}

customElements.define('share-part', SharePart);
