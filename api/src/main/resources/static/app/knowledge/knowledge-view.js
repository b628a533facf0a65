import { html } from 'lit';
import { Action, submitted } from '../base/action.js';
import { Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { go, link, staying } from '../base/router.js';
import { tabLinks } from '../base/tab-links.js';
import { BASES, createBase, importBase } from './documents.js';
import './document-list.js';

/** @type {Record<string, () => Promise<unknown>>} */
const PARTS = {
  search: () => import('./search-part.js'),
  evaluations: () => import('../evaluation/evaluations-part.js'),
  settings: () => import('./settings-part.js'),
};

/** A knowledge base: its documents, a search in them, golden questions, and its settings. */
class KnowledgeView extends DocentElement {
  static properties = {
    baseId: { attribute: false },
    tab: { attribute: false },
    evaluationId: { attribute: false },
    naming: { state: true },
  };

  action = new Action(this);
  bases = new Query(this, () => `${BASES}?limit=100`);

  constructor() {
    super();
    this.baseId = null;
    this.tab = null;
    /** @type {string | null} */
    this.evaluationId = null;
    this.naming = false;
  }

  get base() {
    const all = this.bases.value?.items ?? [];
    return all.find((/** @type {any} */ each) => each.id === this.baseId) ?? (this.baseId ? null : all[0]) ?? null;
  }

  /** @param {Map<string, unknown>} changed */
  async willUpdate(changed) {
    if (changed.has('tab') && this.tab) {
      await PARTS[this.tab]?.();
      this.requestUpdate();
    }
  }

  render() {
    return html`<section class="page-view">
      <h1>${t('navKnowledge')}</h1>
      ${this.renderBases()}
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
      ${this.base ? this.renderBase(this.base) : this.renderMissing()}
    </section>`;
  }

  renderMissing() {
    return this.bases.value || this.bases.error
      ? html`<p role="alert">${t('baseGone')}</p>`
      : html`<p class="quiet busy" role="status">${t('loading')}</p>`;
  }

  /** @param {any} base */
  renderBase(base) {
    const tab = (/** @type {string} */ text, /** @type {string | null} */ part) => ({
      text,
      href: link('knowledge', [base.id, part]),
      current: part === this.tab,
    });
    return html`${tabLinks(t('knowledgeBase'), [
        tab(t('documents'), null),
        tab(t('search'), 'search'),
        // Its owner alone may evaluate it.
        ...(base.role ? [] : [tab(t('evaluations'), 'evaluations')]),
        tab(t('settings'), 'settings'),
      ])}
      ${this.renderPart(base)}`;
  }

  /** @param {any} base */
  renderPart(base) {
    switch (this.tab) {
      case 'search':
        return html`<search-part .baseId=${base.id}></search-part>`;
      case 'evaluations':
        return html`<evaluations-part .base=${base} .evaluationId=${this.evaluationId}></evaluations-part>`;
      case 'settings':
        return html`<settings-part .base=${base}></settings-part>`;
      default:
        return html`<document-list .base=${base}></document-list>`;
    }
  }

  renderBases() {
    const all = this.bases.value?.items ?? [];
    return html`<div class="line">
      <label>${t('knowledgeBase')}
        <select @change=${this.choose}>
          ${all.map((/** @type {any} */ each) => html`<option value=${each.id} ?selected=${each.id === this.base?.id}>${name(each)}</option>`)}
        </select>
      </label>
      ${this.naming
        ? html`<form class="line" @submit=${this.create}>
            <label>${t('knowledgeBaseName')}<input name="name" maxlength="200" required autofocus /></label>
            <button class="primary" ?disabled=${this.action.busy}>${t('create')}</button>
            <button type="button" @click=${() => (this.naming = false)}>${t('cancel')}</button>
          </form>`
        : html`<button @click=${() => (this.naming = true)}>${t('newKnowledgeBase')}</button>
            <label class="button">${this.action.busy ? t('importing') : t('importBase')}
              <input type="file" class="hidden-text" accept=".zip,application/zip" @change=${this.import} /></label>`}
    </div>`;
  }

  /** @param {Event} event */
  choose(event) {
    go(link('knowledge', [/** @type {HTMLSelectElement} */ (event.target).value, this.tab]));
  }

  /** @param {SubmitEvent} event */
  async create(event) {
    const { name: wanted } = submitted(event);
    const stays = staying();
    await this.action.run(async () => {
      const id = await createBase(wanted.trim());
      this.naming = false;
      if (stays()) {
        go(link('knowledge', id));
      }
    });
  }

  /** @param {Event} event */
  async import(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const archive = field.files?.[0];
    field.value = '';
    if (archive) {
      const stays = staying();
      await this.action.run(async () => {
        const id = await importBase(archive);
        if (stays()) {
          go(link('knowledge', id));
        }
      });
    }
  }
}

/** @param {any} base */
function name(base) {
  return base.owner_name ? `${base.name} (${t('sharedBy', { owner: base.owner_name })})` : base.name;
}

customElements.define('knowledge-view', KnowledgeView);
