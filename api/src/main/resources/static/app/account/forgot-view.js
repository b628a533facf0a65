import { html } from 'lit';
import { Action, submitted } from '../base/action.js';
import { post } from '../base/api.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { link } from '../base/router.js';

/** The form of somebody who forgot the password. What it answers says nothing of who has a login. */
class ForgotView extends DocentElement {
  static properties = { sent: { state: true } };

  action = new Action(this);

  constructor() {
    super();
    this.sent = false;
  }

  render() {
    return html`<form class="account-form" @submit=${this.submit}>
      <h1>${t('forgotPassword')}</h1>
      <p class="quiet">${t('forgotText')}</p>
      <label>${t('email')}<input name="email" type="email" autocomplete="username" maxlength="254" required autofocus /></label>
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
      ${this.sent ? html`<p class="good" role="status">${t('forgotSent')}</p>` : ''}
      <button class="primary" ?disabled=${this.action.busy}>${t('sendMail')}</button>
      <a href=${link('chat')}>${t('backToSignIn')}</a>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    const { email } = submitted(event);
    this.sent = await this.action.run(() => post('/api/v1/auth/password/forgot', { email }));
  }
}

customElements.define('forgot-view', ForgotView);
