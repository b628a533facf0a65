import { html } from 'lit';
import { Action, submitted } from '../base/action.js';
import { patch } from '../base/api.js';
import { invalidate } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';

const KEYS = '/api/v1/keys';
const LIMITS = /** @type {const} */ ([
  ['requests_per_day', 'keyRequests'],
  ['tokens_per_day', 'keyTokens'],
  ['bytes_per_day', 'keyBytes'],
]);

/** The name of a key, and how much it may use in a day. What the API refuses is said beside its field. Fires `close`. */
class KeyLimits extends DocentElement {
  static properties = { key: { attribute: false } };

  action = new Action(this);

  constructor() {
    super();
    /** @type {any} */
    this.key = null;
  }

  render() {
    const { key, action } = this;
    const others = action.failure !== '' && Object.keys(action.details).length === 0;
    return html`<form class="key-limits" novalidate @submit=${this.save}
        @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && this.close()}>
      <div class="line">
        ${this.renderField('name', t('keyName'), html`<input name="name" id="name" maxlength="200" autocomplete="off" .value=${key.name ?? ''}
          aria-describedby="name-problem" aria-invalid=${'name' in action.details} />`)}
        ${LIMITS.map(([name, text]) => this.renderField(`budget.${name}`, t(text), html`<input name=${name} id=${`budget.${name}`} type="number" min="1"
          placeholder=${t('unlimited')} .value=${String(key.budget?.[name] ?? '')} aria-describedby=${`budget.${name}-problem`}
          aria-invalid=${`budget.${name}` in action.details} />`))}
      </div>
      ${others ? html`<p class="error" role="alert">${action.failure}</p>` : ''}
      <div class="line">
        <button class="primary" ?disabled=${action.busy}>${t('save')}</button>
        <button type="button" @click=${this.close}>${t('cancel')}</button>
      </div>
    </form>`;
  }

  /** @param {string} name as the API has it @param {string} text @param {unknown} input */
  renderField(name, text, input) {
    const problem = this.action.details[name];
    return html`<div class="field-of"><label for=${name}>${text}</label>${input}
      <span class="error" id=${`${name}-problem`} role="alert">${problem ?? ''}</span></div>`;
  }

  firstUpdated() {
    /** @type {HTMLElement} */ (this.querySelector('input')).focus();
  }

  /** An empty field is no limit. @param {SubmitEvent} event */
  async save(event) {
    const fields = submitted(event);
    const budget = Object.fromEntries(LIMITS.filter(([name]) => fields[name] !== '').map(([name]) => [name, Number(fields[name])]));
    const change = { ...(this.key.name === null && fields.name === '' ? {} : { name: fields.name.trim() }), budget };
    if (await this.action.run(() => patch(`${KEYS}/${encodeURIComponent(this.key.id)}`, change))) {
      invalidate(KEYS);
      this.close();
    }
  }

  close() {
    this.dispatchEvent(new CustomEvent('close'));
  }
}

customElements.define('key-limits', KeyLimits);
