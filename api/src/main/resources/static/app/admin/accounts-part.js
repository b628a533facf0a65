import { html } from 'lit';
import { Action } from '../base/action.js';
import { patch, post } from '../base/api.js';
import { invalidate, Query } from '../base/cache.js';
import { confirmed } from '../base/dialog.js';
import { DocentElement } from '../base/element.js';
import { formatTime, t } from '../base/i18n.js';
import '../base/copy-button.js';
import '../base/menu-button.js';
import { paging } from '../base/paging.js';
import { link } from '../base/router.js';
import { session } from '../base/session.js';
import { waiting } from '../base/waiting.js';

const PATH = '/api/v1/admin/accounts';

/** The accounts: who may do what, and who may not sign in. */
class AccountsPart extends DocentElement {
  static properties = { offset: { state: true }, address: { state: true } };

  action = new Action(this);
  accounts = new Query(this, () => `${PATH}?limit=50&offset=${this.offset}`);

  constructor() {
    super();
    this.offset = 0;
    this.address = '';
  }

  render() {
    const page = this.accounts.value;
    return html`<section class="part wide"><h2>${t('accounts')}</h2>
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
      ${this.address
        ? html`<div class="shown-once" role="status"><label>${t('resetLink')}<input readonly .value=${this.address} /></label>
            <copy-button .text=${this.address} .label=${t('copyLink')}></copy-button></div>`
        : ''}
      ${waiting(this.accounts)}
      ${page
        ? html`<ul class="rows">${page.items.map((/** @type {any} */ each) => this.renderAccount(each))}</ul>
            ${paging(page, (offset) => (this.offset = offset))}`
        : ''}
    </section>`;
  }

  /** @param {any} account */
  renderAccount(account) {
    const name = account.display_name ?? account.user_id;
    const facts = [
      account.email ?? account.user_id,
      isAdministrator(account) ? t('administrator') : '',
      account.mfa ? t('hasSecondFactor') : '',
      account.suspended_at ? t('suspendedAt', { time: formatTime(account.suspended_at) }) : '',
    ].filter(Boolean);
    return html`<li><span><strong>${name}</strong> <span class="quiet">${facts.join(' · ')}</span></span>
      ${account.id === session.person?.id ? '' : html`<menu-button .label=${t('actionsOf', { filename: name })} .items=${this.items(account, name)}></menu-button>`}</li>`;
  }

  /** @param {any} account @param {string} name */
  items(account, name) {
    return [
      isAdministrator(account)
        ? { text: t('makeUser'), run: () => this.change(account, { role: 'USER' }) }
        : { text: t('makeAdministrator'), run: () => this.change(account, { role: 'ADMINISTRATOR' }) },
      account.suspended_at
        ? { text: t('unsuspend'), run: () => this.change(account, { suspended: false }) }
        : { text: t('suspend'), danger: true, run: () => this.suspend(account, name) },
      ...(account.email ? [{ text: t('resetPassword'), run: () => this.reset(account) }] : []),
    ];
  }

  /** @param {any} account @param {string} name */
  async suspend(account, name) {
    if (await confirmed(t('confirmSuspend', { name }), t('suspend'))) {
      await this.change(account, { suspended: true });
    }
  }

  /** @param {any} account @param {unknown} change */
  change(account, change) {
    return this.action.run(async () => {
      await patch(`${PATH}/${encodeURIComponent(account.id)}`, change);
      invalidate(PATH);
    });
  }

  /** @param {any} account */
  reset(account) {
    return this.action.run(async () => {
      const { token } = await post(`${PATH}/${encodeURIComponent(account.id)}/password-reset`);
      this.address = `${location.origin}/${link('reset-password', null, { token })}`;
    });
  }
}

/** @param {any} account */
function isAdministrator(account) {
  return account.role.toLowerCase() === 'administrator';
}

customElements.define('accounts-part', AccountsPart);
