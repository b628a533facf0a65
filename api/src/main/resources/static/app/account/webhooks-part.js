import { html } from 'lit';
import { Action } from '../base/action.js';
import { post, remove } from '../base/api.js';
import { invalidate, Query, revalidate } from '../base/cache.js';
import { confirmed } from '../base/dialog.js';
import { DocentElement } from '../base/element.js';
import { formatTime, t } from '../base/i18n.js';
import { Polling } from '../base/polling.js';
import { waiting } from '../base/waiting.js';
import '../base/copy-button.js';
import { nameOfEvent } from './webhook-form.js';
import './webhook-deliveries.js';

const PATH = '/api/v1/webhooks';
const LIST = `${PATH}?limit=100`;
/** Milliseconds between two looks at webhooks that have not answered their challenge. */
const INTERVAL = 2000;

/** The webhooks of the account: a new one shows its secret once, and is pending until its URL has answered the challenge. */
class WebhooksPart extends DocentElement {
  static properties = { shown: { state: true }, opened: { state: true } };

  action = new Action(this);
  webhooks = new Query(this, () => LIST);
  polling = new Polling(this, INTERVAL, () => this.webhooks.value?.items.some((/** @type {any} */ each) => each.status === 'pending') && revalidate(LIST));

  constructor() {
    super();
    /** @type {{url: string, secret: string} | null} */
    this.shown = null;
    /** The webhook whose messages are listed. */
    this.opened = '';
  }

  render() {
    const items = this.webhooks.value?.items;
    return html`<section class="part wide">
        <h2>${t('webhooks')}</h2>
        <p class="quiet">${t('webhooksText')}</p>
        ${this.shown
          ? html`<div class="shown-once" role="status"><label>${t('secretShownOnce', { url: this.shown.url })}
              <input readonly .value=${this.shown.secret} /></label>
              <copy-button .text=${this.shown.secret} .label=${t('copyWebhookSecret')}></copy-button></div>`
          : ''}
        ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
        ${waiting(this.webhooks)}
        ${items?.length === 0 ? html`<p>${t('noWebhooks')}</p>` : ''}
        <ul class="rows">${items?.map((/** @type {any} */ each) => this.renderWebhook(each))}</ul>
      </section>
      <webhook-form @create=${(/** @type {CustomEvent} */ event) => this.create(event.detail)}></webhook-form>`;
  }

  /** @param {any} webhook */
  renderWebhook({ id, url, events, status, description, created_at: created }) {
    const open = this.opened === id;
    const facts = [description ?? '', events.map(nameOfEvent).join(', '), t('addedAt', { time: formatTime(created) })].filter(Boolean);
    return html`<li>
      <span><strong>${url}</strong> <span class=${status === 'active' ? 'good' : status === 'disabled' ? 'error' : 'quiet'}>${t(/** @type {any} */ (`webhook_${status}`))}</span>
        <span class="quiet">· ${facts.join(' · ')}</span></span>
      <span class="line">
        <button aria-expanded=${open} @click=${() => (this.opened = open ? '' : id)}>${t('deliveries')}</button>
        <button ?disabled=${this.action.busy} @click=${() => this.test(id)}>${status === 'pending' ? t('challengeAgain') : t('sendTest')}</button>
        <button ?disabled=${this.action.busy} @click=${() => this.delete(id, url)}>${t('delete')}</button>
      </span>
      ${open ? html`<webhook-deliveries .webhookId=${id}></webhook-deliveries>` : ''}
    </li>`;
  }

  /** @param {any} wanted */
  create(wanted) {
    return this.action.run(async () => {
      this.shown = await post(PATH, wanted);
      /** @type {any} */ (this.querySelector('webhook-form')).clear();
      invalidate(PATH);
    });
  }

  /** @param {string} id */
  test(id) {
    return this.action.run(async () => {
      await post(`${PATH}/${encodeURIComponent(id)}/test`);
      this.opened = id;
      invalidate(PATH);
    });
  }

  /** @param {string} id @param {string} url */
  async delete(id, url) {
    if (await confirmed(t('confirmDeleteWebhook', { url }), t('delete'))) {
      await this.action.run(async () => {
        await remove(`${PATH}/${encodeURIComponent(id)}`);
        this.shown = null;
        this.opened = '';
        await this.updateComplete;
        invalidate(PATH);
      });
    }
  }
}

customElements.define('webhooks-part', WebhooksPart);
