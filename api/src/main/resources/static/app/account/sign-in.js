import { html } from 'lit';
import { ApiError, get } from '../base/api.js';
import { DocentElement } from '../base/element.js';
import { explain } from '../base/failure.js';
import { t } from '../base/i18n.js';
import { link } from '../base/router.js';
import { begin, signIn } from '../base/session.js';
import { hasPasskeys, signInWithPasskey } from './passkeys.js';

/** The form to sign in. Asks for a code only of people who have a second factor. */
class SignInForm extends DocentElement {
  static properties = {
    linkEnded: { attribute: false },
    codeRequired: { state: true },
    failure: { state: true },
    busy: { state: true },
    issuers: { state: true },
  };

  constructor() {
    super();
    this.linkEnded = false;
    this.codeRequired = false;
    this.failure = '';
    this.busy = false;
    /** @type {{name: string, display_name: string}[]} */
    this.issuers = [];
    get('/api/v1/auth/oidc?limit=100').then((page) => (this.issuers = page.items), () => {});
  }

  render() {
    return html`
      <form class="account-form" @submit=${this.submit}>
        <h1>${t('signInTitle')}</h1>
        <p class="quiet">${t('tagline')}</p>
        ${this.linkEnded ? html`<p class="error" role="alert">${t('firstVisitEnded')}</p>` : ''}
        <label>${t('email')}<input name="email" type="email" autocomplete="username webauthn" required autofocus /></label>
        <label>${t('password')}<input name="password" type="password" autocomplete="current-password" required /></label>
        ${this.codeRequired
          ? html`<label>${t('code')}<input name="code" autocomplete="one-time-code" inputmode="text" required
              aria-describedby="code-hint" /></label><p class="quiet" id="code-hint">${t('codeHint')}</p>`
          : ''}
        ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
        <button class="primary" ?disabled=${this.busy}>${t('signIn')}</button>
        ${hasPasskeys() ? html`<button type="button" ?disabled=${this.busy} @click=${this.usePasskey}>${t('signInPasskey')}</button>` : ''}
        ${this.issuers.map((each) => html`<a class="button" href=${elsewhere(each.name)}>${t('signInWith', { name: each.display_name })}</a>`)}
        <a href=${link('forgot-password')}>${t('forgotPassword')}</a>
      </form>
    `;
  }

  updated(/** @type {Map<string, unknown>} */ changed) {
    if (changed.get('codeRequired') === false && this.codeRequired) {
      /** @type {HTMLInputElement} */ (this.querySelector('[name=code]')).focus();
    }
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (event.target)));
    return this.attempt(() => signIn(/** @type {any} */ (fields)));
  }

  usePasskey() {
    return this.attempt(async () => {
      await signInWithPasskey();
      await begin();
    });
  }

  /** @param {() => Promise<void>} action */
  async attempt(action) {
    this.busy = true;
    this.failure = '';
    try {
      await action();
    } catch (failure) {
      this.show(failure);
    }
    this.busy = false;
  }

  /** @param {any} failure */
  show(failure) {
    if (failure instanceof ApiError && failure.details.mfa_required && !this.codeRequired) {
      this.codeRequired = true;
    } else if (failure.name === 'NotAllowedError') {
      this.failure = t('passkeyRefused');
    } else {
      this.failure = explain(failure);
    }
  }
}

/** @param {string} issuer */
function elsewhere(issuer) {
  return `/api/v1/auth/oidc/${encodeURIComponent(issuer)}?cookies=true&return_to=${encodeURIComponent('/')}`;
}

customElements.define('sign-in', SignInForm);
