import { html } from 'lit';
import { Query, revalidate } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { formatTime, t } from '../base/i18n.js';
import { paging } from '../base/paging.js';
import { Polling } from '../base/polling.js';
import { waiting } from '../base/waiting.js';
import { nameOfEvent } from './webhook-form.js';

const PAGE = 20;
/** Milliseconds between two looks at messages that are on their way. */
const INTERVAL = 2000;

/** The messages to a webhook, newest first, with what became of each. */
class WebhookDeliveries extends DocentElement {
  static properties = { webhookId: { attribute: false }, offset: { state: true } };

  deliveries = new Query(this, () => this.path);
  polling = new Polling(this, INTERVAL, () => this.deliveries.value?.items.some((/** @type {any} */ each) => each.status === 'pending') && revalidate(this.path));

  constructor() {
    super();
    this.webhookId = '';
    this.offset = 0;
  }

  get path() {
    return `/api/v1/webhooks/${encodeURIComponent(this.webhookId)}/deliveries?limit=${PAGE}&offset=${this.offset}`;
  }

  render() {
    const page = this.deliveries.value;
    if (!page) {
      return waiting(this.deliveries);
    }
    return page.items.length === 0
      ? html`<p>${t('noDeliveries')}</p>`
      : html`<div class="table-frame" tabindex="0" role="region" aria-label=${t('deliveries')}><table>
            <thead><tr><th>${t('time')}</th><th>${t('message')}</th><th>${t('outcome')}</th></tr></thead>
            <tbody>${page.items.map((/** @type {any} */ each) => html`<tr><td>${formatTime(each.created_at)}</td>
              <td>${nameOfEvent(each.event)}</td><td>${outcome(each)}</td></tr>`)}</tbody></table></div>
          ${paging(page, (offset) => (this.offset = offset))}`;
  }
}

/** @param {any} delivery */
function outcome({ status, attempts, response_status: answered, error, next_attempt_at: next }) {
  const facts = [
    answered === null ? '' : t('answeredWith', { status: answered }),
    error === null ? '' : t(/** @type {any} */ (`delivery_${error}`)),
    attempts > 1 ? t('attempts', { count: attempts }) : '',
    next === null ? '' : t('nextTry', { time: formatTime(next) }),
  ].filter(Boolean);
  const style = status === 'delivered' ? 'good' : status === 'failed' ? 'error' : 'quiet';
  return html`<span class=${style}>${t(/** @type {any} */ (`delivery_${status}`))}</span> <span class="quiet">${facts.map((fact) => `· ${fact}`).join(' ')}</span>`;
}

customElements.define('webhook-deliveries', WebhookDeliveries);
