import { html } from 'lit';
import { Action } from '../base/action.js';
import { post } from '../base/api.js';
import { invalidate, Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { formatTime, t } from '../base/i18n.js';
import { ASSISTANTS, assistant } from './assistants.js';

/** The earlier versions of an assistant, each of which can be restored. */
class AssistantVersions extends DocentElement {
  static properties = { assistantId: { attribute: false } };

  action = new Action(this);
  versions = new Query(this, () => `${assistant(this.assistantId)}/versions?limit=20`);

  constructor() {
    super();
    this.assistantId = '';
  }

  render() {
    const items = this.versions.value?.items ?? [];
    return html`<details class="part"><summary><h2>${t('versions')}</h2></summary>
      <ul class="rows">${items.map((/** @type {any} */ each, /** @type {number} */ index) => html`<li>
        <span><strong>${t('version', { number: each.number })}</strong>
          <span class="quiet">${formatTime(each.created_at)} · ${each.changes.join(', ')}</span></span>
        ${index === 0 ? '' : html`<button @click=${() => this.restore(each.number)}>${t('restore')}</button>`}</li>`)}</ul>
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
    </details>`;
  }

  /** @param {number} number */
  restore(number) {
    return this.action.run(async () => {
      await post(`${assistant(this.assistantId)}/versions/${number}/restore`);
      invalidate(ASSISTANTS);
    });
  }
}

customElements.define('assistant-versions', AssistantVersions);
