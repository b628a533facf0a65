import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import { explain } from '../base/failure.js';
import { t } from '../base/i18n.js';
import { go, link } from '../base/router.js';
import { register } from '../base/session.js';

/** The form by which a visitor becomes the first person of the installation, or by which an invited person registers. */
class RegisterView extends DocentElement {
  static properties = { invite: { attribute: false }, failure: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.invite = null;
    this.failure = '';
    this.busy = false;
  }

  render() {
    return html`
      <form class="account-form" @submit=${this.submit}>
        <h1>${this.invite ? t('invitedTitle') : t('registerTitle')}</h1>
        <p class="quiet">${this.invite ? t('invitedText') : t('registerText')}</p>
        <label>${t('displayName')}<input name="display_name" autocomplete="name" maxlength="200" required /></label>
        <label>${t('email')}<input name="email" type="email" autocomplete="username" maxlength="254" required /></label>
        <label>${t('password')}<input name="password" type="password" autocomplete="new-password" minlength="10" required
          aria-describedby="password-hint" /></label>
        <p class="quiet" id="password-hint">${t('passwordHint')}</p>
        ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
        <button class="primary" ?disabled=${this.busy}>${t('register')}</button>
      </form>
    `;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (event.target)));
    this.busy = true;
    this.failure = '';
    try {
      await register(/** @type {any} */ ({ ...fields, ...(this.invite ? { invite: this.invite } : {}) }));
      go(link('chat'));
    } catch (failure) {
      this.failure = explain(failure);
    }
    this.busy = false;
  }
}

customElements.define('register-view', RegisterView);
