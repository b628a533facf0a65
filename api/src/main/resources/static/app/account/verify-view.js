import { html } from 'lit';
import { Action } from '../base/action.js';
import { post } from '../base/api.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { link } from '../base/router.js';
import { takeToken } from './mailed-token.js';

/** Confirms an address with the token of a mail: by a button, since programs open links of mails too. */
class VerifyView extends DocentElement {
  static properties = { token: { attribute: false }, taken: { state: true }, done: { state: true } };

  action = new Action(this);

  constructor() {
    super();
    /** @type {string | null} */
    this.token = null;
    this.taken = '';
    this.done = false;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('token') && this.token) {
      this.taken = takeToken(this.token);
      this.done = false;
    }
  }

  render() {
    return html`<div class="account-form">
      <h1>${t('confirmAddress')}</h1>
      ${this.done
        ? html`<p class="good" role="status">${t('addressConfirmed')}</p><a class="button primary" href=${link('chat')}>${t('signIn')}</a>`
        : html`<p class="quiet">${t('confirmAddressText')}</p>
            ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
            <button class="primary" ?disabled=${this.action.busy} @click=${this.verify}>${t('confirm')}</button>`}
    </div>`;
  }

  async verify() {
    this.done = await this.action.run(() => post('/api/v1/auth/email/verify', { token: this.taken }));
  }
}

customElements.define('verify-view', VerifyView);
