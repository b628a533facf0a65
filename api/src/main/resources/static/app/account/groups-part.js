import { html } from 'lit';
import { Action, submitted } from '../base/action.js';
import { post, put, remove } from '../base/api.js';
import { invalidate, Query } from '../base/cache.js';
import { confirmed } from '../base/dialog.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { session } from '../base/session.js';

const PATH = '/api/v1/groups';

/** Groups of accounts, with which knowledge bases are shared. */
class GroupsPart extends DocentElement {
  action = new Action(this);
  groups = new Query(this, () => `${PATH}?limit=100`);

  render() {
    const items = this.groups.value?.items ?? [];
    return html`<section class="part wide"><h2>${t('groups')}</h2>
      <p class="quiet">${t('groupsText')}</p>
      <form class="line" @submit=${this.create}>
        <label>${t('groupName')}<input name="name" maxlength="200" required /></label>
        <button class="primary" ?disabled=${this.action.busy}>${t('create')}</button>
      </form>
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
      ${items.map((/** @type {any} */ each) => this.renderGroup(each))}
    </section>`;
  }

  /** @param {any} group */
  renderGroup(group) {
    const managed = group.owner_id === session.person?.id;
    const path = `${PATH}/${encodeURIComponent(group.id)}`;
    return html`<section class="card" aria-label=${group.name}>
      <div class="line spread"><h3>${group.name}</h3>
        ${managed
          ? html`<button class="danger" @click=${() => this.delete(group)}>${t('deleteGroup')}</button>`
          : html`<button @click=${() => this.run(() => remove(`${path}/members/me`))}>${t('leaveGroup')}</button>`}</div>
      <ul class="rows">${group.members.map((/** @type {any} */ each) => html`<li><span>${each.display_name}</span>
        ${managed
          ? html`<button @click=${() => this.run(() => remove(`${path}/members/${encodeURIComponent(each.account_id)}`))}>
              ${t('removeMember')}</button>`
          : ''}</li>`)}</ul>
      ${managed
        ? html`<form class="line" @submit=${(/** @type {SubmitEvent} */ event) => this.add(event, path)}>
            <label class="grow">${t('accountId')}<input name="account" required autocomplete="off" /></label>
            <button>${t('addMember')}</button></form>`
        : ''}
    </section>`;
  }

  /** @param {SubmitEvent} event */
  async create(event) {
    const { name } = submitted(event);
    const form = /** @type {HTMLFormElement} */ (event.target);
    (await this.run(() => post(PATH, { name: name.trim() }))) && form.reset();
  }

  /** @param {SubmitEvent} event @param {string} path */
  async add(event, path) {
    const { account } = submitted(event);
    const form = /** @type {HTMLFormElement} */ (event.target);
    (await this.run(() => put(`${path}/members/${encodeURIComponent(account.trim())}`, undefined))) && form.reset();
  }

  /** @param {any} group */
  async delete(group) {
    if (await confirmed(t('confirmDeleteGroup', { name: group.name }), t('deleteGroup'))) {
      await this.run(() => remove(`${PATH}/${encodeURIComponent(group.id)}`));
    }
  }

  /** @param {() => Promise<unknown>} call */
  run(call) {
    return this.action.run(async () => {
      await call();
      invalidate(PATH);
    });
  }
}

customElements.define('groups-part', GroupsPart);
