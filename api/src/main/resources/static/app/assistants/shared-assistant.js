import { html } from 'lit';
import { Action } from '../base/action.js';
import { post } from '../base/api.js';
import { invalidate, Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { go, link, staying } from '../base/router.js';
import { ASSISTANTS } from './assistants.js';

/** An assistant that somebody shared by a link: accepted, it opens a conversation. */
class SharedAssistant extends DocentElement {
  static properties = { token: { attribute: false } };

  action = new Action(this);
  found = new Query(this, () => this.path);

  constructor() {
    super();
    this.token = '';
  }

  get path() {
    return `${ASSISTANTS}/shared/${encodeURIComponent(this.token)}`;
  }

  render() {
    const assistant = this.found.value;
    if (!assistant) {
      return this.found.error
        ? html`<section class="page-view"><h1>${t('assistantGone')}</h1></section>`
        : html`<p class="quiet busy source-note" role="status">${t('loading')}</p>`;
    }
    return html`<section class="page-view">
      <h1>${assistant.display_name}</h1>
      <p>${assistant.description ?? ''}</p>
      <p class="quiet">${t('acceptText')}</p>
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
      <button class="primary" ?disabled=${this.action.busy} @click=${this.accept}>${t('acceptAndChat')}</button>
    </section>`;
  }

  accept() {
    const stays = staying();
    return this.action.run(async () => {
      const accepted = await post(this.path);
      invalidate(ASSISTANTS);
      if (stays()) {
        go(link('chat', null, { assistant: accepted.id }));
      }
    });
  }
}

customElements.define('shared-assistant', SharedAssistant);
