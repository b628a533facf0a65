import { html } from 'lit';
import { Action, submitted } from '../base/action.js';
import { remove } from '../base/api.js';
import { invalidate, Query } from '../base/cache.js';
import { openDialog } from '../base/dialog.js';
import { DocentElement } from '../base/element.js';
import { formatTime, t } from '../base/i18n.js';
import { addPasskey, hasPasskeys } from './passkeys.js';

const PATH = '/api/v1/auth/passkeys';

/** The passkeys of the person. */
class PasskeyList extends DocentElement {
  action = new Action(this);
  list = new Query(this, () => `${PATH}?limit=100`);

  render() {
    const items = this.list.value?.items ?? [];
    return html`<section class="part">
      <h2>${t('passkeys')}</h2>
      <p class="quiet">${t('passkeysText')}</p>
      <ul class="rows">${items.map((/** @type {any} */ each) => html`<li>
        <span><strong>${each.name}</strong> <span class="quiet">${t('addedAt', { time: formatTime(each.created_at) })}</span></span>
        <button @click=${() => this.delete(each)}>${t('delete')}</button></li>`)}</ul>
      ${hasPasskeys() ? this.renderForm() : html`<p>${t('noPasskeysHere')}</p>`}
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
    </section>`;
  }

  renderForm() {
    return html`<form class="line" @submit=${this.add}>
      <label>${t('passkeyName')}<input name="name" maxlength="200" required /></label>
      <label>${t('password')}<input name="password" type="password" autocomplete="current-password" required /></label>
      <button class="primary" ?disabled=${this.action.busy}>${t('addPasskey')}</button>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  async add(event) {
    const { name, password } = submitted(event);
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (await this.action.run(() => addPasskey(name.trim(), password))) {
      form.reset();
      invalidate(PATH);
    }
  }

  /** @param {{id: string, name: string}} passkey */
  async delete(passkey) {
    const submit = async (/** @type {SubmitEvent} */ event, /** @type {() => void} */ close) => {
      const { password } = submitted(event);
      close();
      await this.action.run(() => remove(`${PATH}/${encodeURIComponent(passkey.id)}`, { password }));
      invalidate(PATH);
    };
    await openDialog(t('deletePasskey', { name: passkey.name }), (close) => html`
      <form @submit=${(/** @type {SubmitEvent} */ event) => submit(event, close)}>
        <label>${t('password')}<input name="password" type="password" autocomplete="current-password" required /></label>
        <div class="dialog-actions"><button type="button" @click=${close}>${t('cancel')}</button>
          <button class="danger">${t('delete')}</button></div>
      </form>`);
  }
}

customElements.define('passkey-list', PasskeyList);
