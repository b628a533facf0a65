import { html } from 'lit';
import { Action, submitted } from '../base/action.js';
import { patch, post, remove } from '../base/api.js';
import { confirmed } from '../base/dialog.js';
import { download } from '../base/download.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import '../base/copy-button.js';
import { readSession, session, signIn } from '../base/session.js';

/** Name and password, all data to take away, and the end of the account. */
class ProfilePart extends DocentElement {
  static properties = { saved: { state: true } };

  name = new Action(this);
  password = new Action(this);
  data = new Action(this);
  deletion = new Action(this);

  constructor() {
    super();
    this.saved = '';
  }

  render() {
    const person = session.person;
    return html`
      <form class="part" @submit=${this.rename}>
        <h2>${t('profile')}</h2>
        <p class="quiet">${person?.email}</p>
        <div class="shown-once"><label>${t('yourAccountId')}<input readonly .value=${person?.id ?? ''} /></label>
          <copy-button .text=${person?.id ?? ''} .label=${t('copyId')}></copy-button></div>
        <label>${t('displayName')}<input name="display_name" autocomplete="name" maxlength="200" required .value=${person?.display_name ?? ''} /></label>
        ${this.outcome(this.name, 'name')}
        <button class="primary" ?disabled=${this.name.busy}>${t('save')}</button>
      </form>
      <form class="part" @submit=${this.changePassword}>
        <h2>${t('changePassword')}</h2>
        <input type="text" name="username" autocomplete="username" .value=${person?.email ?? ''} hidden />
        <label>${t('currentPassword')}<input name="current_password" type="password" autocomplete="current-password" required /></label>
        <label>${t('newPassword')}<input name="new_password" type="password" autocomplete="new-password" minlength="10" required
          aria-describedby="new-password-hint" /></label>
        <p class="quiet" id="new-password-hint">${t('passwordHint')} ${t('passwordEndsSessions')}</p>
        ${this.outcome(this.password, 'password')}
        <button class="primary" ?disabled=${this.password.busy}>${t('changePassword')}</button>
      </form>
      <section class="part">
        <h2>${t('yourData')}</h2>
        <p class="quiet">${t('exportText')}</p>
        ${this.outcome(this.data, 'data')}
        <button @click=${() => this.data.run(() => download('/api/v1/me/export'))}>${t('exportData')}</button>
      </section>
      <form class="part" @submit=${this.delete}>
        <h2>${t('deleteAccount')}</h2>
        <p class="quiet">${t('deleteAccountText')}</p>
        <label>${t('password')}<input name="password" type="password" autocomplete="current-password" required /></label>
        ${this.outcome(this.deletion, 'deletion')}
        <button class="danger" ?disabled=${this.deletion.busy}>${t('deleteAccount')}</button>
      </form>
    `;
  }

  /** @param {Action} action @param {string} what */
  outcome(action, what) {
    if (action.failure) {
      return html`<p class="error" role="alert">${action.failure}</p>`;
    }
    return this.saved === what ? html`<p class="good" role="status">${t('saved')}</p>` : '';
  }

  /** @param {SubmitEvent} event */
  async rename(event) {
    const { display_name: name } = submitted(event);
    const done = await this.name.run(async () => {
      await patch('/api/v1/me', { display_name: name.trim() });
      await readSession();
    });
    this.saved = done ? 'name' : '';
  }

  /** All sessions end with the password, so a new one begins with the new password. @param {SubmitEvent} event */
  async changePassword(event) {
    const { current_password: current, new_password: changed } = submitted(event);
    const form = /** @type {HTMLFormElement} */ (event.target);
    const done = await this.password.run(async () => {
      await post('/api/v1/auth/password/change', { current_password: current, new_password: changed });
      await signIn({ email: session.person?.email ?? '', password: changed }).catch(readSession);
    });
    if (done) {
      form.reset();
      this.saved = 'password';
    }
  }

  /** @param {SubmitEvent} event */
  async delete(event) {
    const { password } = submitted(event);
    if (await confirmed(t('confirmDeleteAccount'), t('deleteAccount'))) {
      await this.deletion.run(async () => {
        await remove('/api/v1/me', { password });
        await readSession();
      });
    }
  }
}

customElements.define('profile-part', ProfilePart);
