import { html } from 'lit';
import { ApiError } from '../base/api.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { signIn } from '../base/session.js';

/** The form to sign in. Asks for a code only of people who have a second factor. */
class SignInForm extends DocentElement {
  static properties = {
    linkEnded: { attribute: false },
    codeRequired: { state: true },
    failure: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.linkEnded = false;
    this.codeRequired = false;
    this.failure = '';
    this.busy = false;
  }

  render() {
    return html`
      <form class="account-form" @submit=${this.submit}>
        <h1>${t('signInTitle')}</h1>
        <p class="quiet">${t('tagline')}</p>
        ${this.linkEnded ? html`<p class="error" role="alert">${t('firstVisitEnded')}</p>` : ''}
        <label>${t('email')}<input name="email" type="email" autocomplete="username" required autofocus /></label>
        <label>${t('password')}<input name="password" type="password" autocomplete="current-password" required /></label>
        ${this.codeRequired
          ? html`<label>${t('code')}<input name="code" autocomplete="one-time-code" inputmode="text" required
              aria-describedby="code-hint" /></label><p class="quiet" id="code-hint">${t('codeHint')}</p>`
          : ''}
        ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
        <button class="primary" ?disabled=${this.busy}>${t('signIn')}</button>
      </form>
    `;
  }

  updated(/** @type {Map<string, unknown>} */ changed) {
    if (changed.get('codeRequired') === false && this.codeRequired) {
      /** @type {HTMLInputElement} */ (this.querySelector('[name=code]')).focus();
    }
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (event.target)));
    this.busy = true;
    this.failure = '';
    try {
      await signIn(/** @type {any} */ (fields));
      this.dispatchEvent(new CustomEvent('signed-in'));
    } catch (failure) {
      this.show(failure);
    }
    this.busy = false;
  }

  /** @param {any} failure */
  show(failure) {
    if (failure instanceof ApiError && failure.details.mfa_required && !this.codeRequired) {
      this.codeRequired = true;
    } else {
      this.failure = failure.status === 0 ? t('offline') : failure.message;
    }
  }
}

customElements.define('sign-in', SignInForm);
