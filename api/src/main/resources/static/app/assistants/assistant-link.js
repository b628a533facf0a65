import { html } from 'lit';
import { Action } from '../base/action.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import '../base/copy-button.js';
import { endLink, shareAssistant } from './assistants.js';

/** The link of a shared assistant: shown once, and ended by a new one. */
class AssistantLink extends DocentElement {
  static properties = { assistantId: { attribute: false }, address: { state: true }, ended: { state: true } };

  action = new Action(this);

  constructor() {
    super();
    this.assistantId = '';
    this.address = '';
    this.ended = false;
  }

  render() {
    return html`<section class="part">
      <h2>${t('share')}</h2>
      <p class="quiet">${t('assistantLinkText')}</p>
      ${this.address
        ? html`<div class="shown-once"><label>${t('shareLink')}<input readonly .value=${this.address} /></label>
            <copy-button .text=${this.address} .label=${t('copyLink')}></copy-button></div>`
        : ''}
      ${this.ended ? html`<p class="good" role="status">${t('linkEnded')}</p>` : ''}
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
      <div class="line"><button @click=${this.create}>${t('createLink')}</button><button @click=${this.end}>${t('revoke')}</button></div>
    </section>`;
  }

  create() {
    this.ended = false;
    return this.action.run(async () => (this.address = await shareAssistant(this.assistantId)));
  }

  async end() {
    this.address = '';
    this.ended = await this.action.run(() => endLink(this.assistantId));
  }
}

customElements.define('assistant-link', AssistantLink);
