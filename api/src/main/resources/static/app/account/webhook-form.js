import { html } from 'lit';
import { submitted } from '../base/action.js';
import { Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { BASES } from '../knowledge/documents.js';

export const EVENTS = ['document.ready', 'document.failed'];

/** @param {string} event of a message @returns {string} what it says */
export function nameOfEvent(event) {
  return t(/** @type {any} */ (`event_${event.replace('.', '_')}`));
}

/** A webhook to be created: where its messages go, and what they are about. Fires `create`. */
class WebhookForm extends DocentElement {
  bases = new Query(this, () => `${BASES}?limit=100`);

  render() {
    const own = (this.bases.value?.items ?? []).filter((/** @type {any} */ each) => !each.role);
    return html`<form class="part" @submit=${this.submit}>
      <h2>${t('newWebhook')}</h2>
      <label>${t('webhookUrl')}<input name="url" type="url" maxlength="2000" placeholder="https://" required autocomplete="off" /></label>
      <fieldset><legend>${t('webhookEvents')}</legend>
        ${EVENTS.map((event) => html`<label class="check"><input type="checkbox" name=${event} checked />${nameOfEvent(event)}</label>`)}
      </fieldset>
      <label>${t('knowledgeBase')}<select name="base"><option value="">${t('allKnowledgeBases')}</option>
        ${own.map((/** @type {any} */ each) => html`<option value=${each.id}>${each.name}</option>`)}</select></label>
      <label>${t('descriptionOptional')}<input name="description" maxlength="2000" autocomplete="off" /></label>
      <button class="primary">${t('createWebhook')}</button>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    const fields = submitted(event);
    const detail = {
      url: fields.url.trim(),
      events: EVENTS.filter((each) => each in fields),
      ...(fields.base ? { knowledge_base_id: fields.base } : {}),
      ...(fields.description.trim() ? { description: fields.description.trim() } : {}),
    };
    this.dispatchEvent(new CustomEvent('create', { detail }));
  }

  /** Empties the form once the webhook is created. */
  clear() {
    /** @type {HTMLFormElement} */ (this.querySelector('form')).reset();
  }
}

customElements.define('webhook-form', WebhookForm);
