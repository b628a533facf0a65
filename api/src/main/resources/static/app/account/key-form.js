import { html } from 'lit';
import { submitted } from '../base/action.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';

const SCOPES = ['chat', 'documents:read', 'documents:write', 'assistants:write'];

/** A key to be created: what it permits, how long, and how much in a day. Fires `create`. */
class KeyForm extends DocentElement {
  render() {
    return html`<form class="part" @submit=${this.submit}>
      <h2>${t('newKey')}</h2>
      <label>${t('keyName')}<input name="name" maxlength="200" required /></label>
      <fieldset><legend>${t('keyScopes')}</legend>
        ${SCOPES.map((scope) => html`<label class="check"><input type="checkbox" name=${scope}
          ?checked=${scope !== 'assistants:write'} />${t(/** @type {any} */ (`scope_${scope}`))}</label>`)}
      </fieldset>
      <div class="line">
        <label>${t('keyDays')}<input name="days" type="number" min="1" max="365" value="90" required /></label>
        <label>${t('keyRequests')}<input name="requests" type="number" min="1" placeholder=${t('unlimited')} /></label>
        <label>${t('keyTokens')}<input name="tokens" type="number" min="1" placeholder=${t('unlimited')} /></label>
      </div>
      <button class="primary">${t('createKey')}</button>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    const fields = submitted(event);
    const budget = {
      ...(fields.requests ? { requests_per_day: Number(fields.requests) } : {}),
      ...(fields.tokens ? { tokens_per_day: Number(fields.tokens) } : {}),
    };
    const detail = {
      name: fields.name.trim(),
      scopes: SCOPES.filter((scope) => scope in fields),
      expires_at: new Date(Date.now() + Number(fields.days) * 86_400_000 - 60_000).toISOString(),
      ...(Object.keys(budget).length > 0 ? { budget } : {}),
    };
    this.dispatchEvent(new CustomEvent('create', { detail }));
    /** @type {HTMLFormElement} */ (event.target).reset();
  }
}

customElements.define('key-form', KeyForm);
