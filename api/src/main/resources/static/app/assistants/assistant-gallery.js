import { html } from 'lit';
import { Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import { link } from '../base/router.js';
import { waiting } from '../base/waiting.js';
import { ASSISTANTS } from './assistants.js';

/** The assistants that one can converse with. */
class AssistantGallery extends DocentElement {
  static properties = { category: { state: true } };

  list = new Query(this, () => `${ASSISTANTS}?limit=100`);

  constructor() {
    super();
    this.category = '';
  }

  render() {
    const all = this.list.value?.items ?? [];
    const categories = [...new Set(all.map((/** @type {any} */ each) => each.category).filter(Boolean))].sort();
    const shown = all.filter((/** @type {any} */ each) => this.category === '' || each.category === this.category);
    return html`<section class="page-view">
      <div class="line spread"><h1>${t('navAssistants')}</h1>
        <a class="button primary" href=${link('assistants', 'new')}>${icons.plus}${t('newAssistant')}</a></div>
      <p class="quiet">${t('assistantsText')}</p>
      ${categories.length > 1
        ? html`<div class="line" role="group" aria-label=${t('category')}>${['', ...categories].map(
            (each) => html`<button aria-pressed=${each === this.category} @click=${() => (this.category = each)}>
              ${each === '' ? t('allCategories') : each}</button>`,
          )}</div>`
        : ''}
      ${waiting(this.list)}
      <ul class="cards">${shown.map((/** @type {any} */ each) => this.renderCard(each))}</ul>
    </section>`;
  }

  /** @param {any} assistant */
  renderCard(assistant) {
    return html`<li class="card">
      <h2>${assistant.display_name}</h2>
      <p class="quiet">${[assistant.category, assistant.owned ? t(/** @type {any} */ (`visibility_${assistant.visibility}`)) : '',
        assistant.is_active ? '' : t('inactive')].filter(Boolean).join(' · ')}</p>
      <p>${assistant.description ?? ''}</p>
      <div class="line">
        <a class="button primary" href=${link('chat', null, { assistant: assistant.id })}
          aria-label=${t('chatWith', { name: assistant.display_name })}>${t('chat')}</a>
        ${assistant.owned
          ? html`<a class="button" href=${link('assistants', [assistant.id, 'edit'])}
              aria-label=${t('editAssistant', { name: assistant.display_name })}>${t('edit')}</a>`
          : ''}
      </div>
    </li>`;
  }
}

customElements.define('assistant-gallery', AssistantGallery);
