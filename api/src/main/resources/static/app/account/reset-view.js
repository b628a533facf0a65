import { html } from 'lit';
import { Action, submitted } from '../base/action.js';
import { post } from '../base/api.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { go, link } from '../base/router.js';
import { readSession, session } from '../base/session.js';
import { takeToken } from './mailed-token.js';

/** Chooses a new password with the token of a mail or of an administrator. All sessions end with it. */
class ResetView extends DocentElement {
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
    return this.done
      ? html`<div class="account-form"><h1>${t('choosePassword')}</h1><p class="good" role="status">${t('passwordChosen')}</p>
          <a class="button primary" href=${link('chat')}>${t('signIn')}</a></div>`
      : html`<form class="account-form" @submit=${this.submit}>
          <h1>${t('choosePassword')}</h1>
          ${this.taken ? '' : html`<label>${t('token')}<input name="token" maxlength="200" autocomplete="off" required /></label>`}
          <label>${t('newPassword')}<input name="password" type="password" autocomplete="new-password" minlength="10" required
            aria-describedby="password-hint" /></label>
          <p class="quiet" id="password-hint">${t('passwordHint')} ${t('passwordEndsSessions')}</p>
          ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
          <button class="primary" ?disabled=${this.action.busy}>${t('changePassword')}</button>
        </form>`;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    const { token, password } = submitted(event);
    this.done = await this.action.run(() => post('/api/v1/auth/password/reset', { token: this.taken || token.trim(), password }));
    if (this.done && session.state === 'signed-in') {
      await readSession();
      go(link('chat'));
    }
  }
}

customElements.define('reset-view', ResetView);
