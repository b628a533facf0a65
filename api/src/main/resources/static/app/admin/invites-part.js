import { html } from 'lit';
import { Action, submitted } from '../base/action.js';
import { post, remove } from '../base/api.js';
import { invalidate, Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { formatTime, t } from '../base/i18n.js';
import '../base/copy-button.js';

const PATH = '/api/v1/admin/invites';

/** Links by which people register: each is shown once and valid once. */
class InvitesPart extends DocentElement {
  static properties = { address: { state: true } };

  action = new Action(this);
  invites = new Query(this, () => `${PATH}?limit=100`);

  constructor() {
    super();
    this.address = '';
  }

  render() {
    const items = this.invites.value?.items ?? [];
    return html`<section class="part wide"><h2>${t('invites')}</h2>
      <p class="quiet">${t('invitesText')}</p>
      ${this.address
        ? html`<div class="shown-once" role="status"><label>${t('inviteLink')}<input readonly .value=${this.address} /></label>
            <copy-button .text=${this.address} .label=${t('copyLink')}></copy-button></div>`
        : ''}
      <form class="line" @submit=${this.create}>
        <label class="grow">${t('emailOptional')}<input name="email" type="email" maxlength="254" autocomplete="off" /></label>
        <label>${t('role')}<select name="role"><option value="USER">${t('user')}</option>
          <option value="ADMINISTRATOR">${t('administrator')}</option></select></label>
        <button class="primary" ?disabled=${this.action.busy}>${t('invite')}</button>
      </form>
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
      <ul class="rows">${items.map((/** @type {any} */ each) => html`<li>
        <span><strong>${each.email ?? t('anybody')}</strong> <span class="quiet">${each.role.toLowerCase() === 'administrator' ? t('administrator') : t('user')}
          · ${t('expiresAt', { time: formatTime(each.expires_at) })}</span></span>
        <button @click=${() => this.revoke(each.id)}>${t('revoke')}</button></li>`)}</ul>
    </section>`;
  }

  /** @param {SubmitEvent} event */
  create(event) {
    const { email, role } = submitted(event);
    const form = /** @type {HTMLFormElement} */ (event.target);
    return this.action.run(async () => {
      const { token } = await post(PATH, { ...(email ? { email } : {}), role });
      this.address = `${location.origin}/#/register?invite=${encodeURIComponent(token)}`;
      form.reset();
      invalidate(PATH);
    });
  }

  /** @param {string} id */
  revoke(id) {
    return this.action.run(async () => {
      await remove(`${PATH}/${encodeURIComponent(id)}`);
      this.address = '';
      invalidate(PATH);
    });
  }
}

customElements.define('invites-part', InvitesPart);
