import { html } from 'lit';
import { Action } from '../base/action.js';
import { post, remove } from '../base/api.js';
import { invalidate, Query } from '../base/cache.js';
import { confirmed } from '../base/dialog.js';
import { DocentElement } from '../base/element.js';
import { formatBytes, formatNumber, formatTime, t } from '../base/i18n.js';
import '../base/copy-button.js';
import './key-form.js';
import './key-limits.js';

const PATH = '/api/v1/keys';

/** The API keys of the account: a new one is shown once. */
class KeysPart extends DocentElement {
  static properties = { shown: { state: true }, changing: { state: true } };

  action = new Action(this);
  keys = new Query(this, () => `${PATH}?limit=100`);

  constructor() {
    super();
    /** @type {{name: string, api_key: string} | null} */
    this.shown = null;
    /** @type {string | null} id of the key that is being changed */
    this.changing = null;
  }

  render() {
    const items = this.keys.value?.items ?? [];
    return html`<section class="part">
        <h2>${t('apiKeys')}</h2>
        <p class="quiet">${t('apiKeysText')}</p>
        ${this.shown
          ? html`<div class="shown-once" role="status"><label>${t('keyShownOnce', { name: this.shown.name })}
              <input readonly .value=${this.shown.api_key} /></label>
              <copy-button .text=${this.shown.api_key} .label=${t('copyKey')}></copy-button></div>`
          : ''}
        ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
        ${items.length === 0 && this.keys.value
          ? html`<p>${t('noKeys')}</p>`
          : html`<ul class="rows">${items.map((/** @type {any} */ each) => this.renderKey(each))}</ul>`}
      </section>
      <key-form @create=${(/** @type {CustomEvent} */ event) => this.create(event.detail)}></key-form>`;
  }

  /** @param {any} key */
  renderKey(key) {
    return html`<li>
      <span><strong>${key.name ?? t('unnamed')}</strong> <code>${key.prefix}…</code>
        <span class="quiet">${[
          key.scopes.join(', '),
          key.expires_at ? t('expiresAt', { time: formatTime(key.expires_at) }) : '',
          key.last_used_at ? t('lastUsed', { time: formatTime(key.last_used_at) }) : t('neverUsed'),
          key.budget?.requests_per_day ? t('requestsPerDay', { count: formatNumber(key.budget.requests_per_day) }) : '',
          key.budget?.tokens_per_day ? t('tokensPerDay', { count: formatNumber(key.budget.tokens_per_day) }) : '',
          key.budget?.bytes_per_day ? t('bytesPerDay', { size: formatBytes(key.budget.bytes_per_day) }) : '',
        ].filter(Boolean).join(' · ')}</span></span>
      <span class="line"><button aria-expanded=${this.changing === key.id} @click=${() => (this.changing = key.id)}>${t('changeKey')}</button>
        <button @click=${() => this.rotate(key)}>${t('replaceKey')}</button>
        <button @click=${() => this.revoke(key)}>${t('revoke')}</button></span>
      ${this.changing === key.id ? html`<key-limits .key=${key} @close=${this.leave}></key-limits>` : ''}
    </li>`;
  }

  /** Gives the focus back to the button that began the change. */
  async leave() {
    const button = /** @type {HTMLElement | null} */ (this.querySelector('[aria-expanded=true]'));
    this.changing = null;
    await this.updateComplete;
    button?.focus();
  }

  /** @param {any} wanted */
  create(wanted) {
    return this.action.run(async () => {
      this.shown = await post(PATH, wanted);
      invalidate(PATH);
    });
  }

  /** @param {any} key */
  async rotate(key) {
    if (await confirmed(t('confirmReplaceKey', { name: key.name ?? t('unnamed') }), t('replaceKey'))) {
      await this.action.run(async () => {
        this.shown = await post(`${PATH}/${encodeURIComponent(key.id)}/rotate`);
        invalidate(PATH);
      });
    }
  }

  /** @param {any} key */
  async revoke(key) {
    if (await confirmed(t('confirmRevokeKey', { name: key.name ?? t('unnamed') }), t('revoke'))) {
      await this.action.run(async () => {
        await remove(`${PATH}/${encodeURIComponent(key.id)}`);
        this.shown = null;
        invalidate(PATH);
      });
    }
  }
}

customElements.define('keys-part', KeysPart);
