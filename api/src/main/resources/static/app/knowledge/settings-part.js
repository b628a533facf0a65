import { html } from 'lit';
import { Action, submitted } from '../base/action.js';
import { patch, post, remove } from '../base/api.js';
import { invalidate, Query } from '../base/cache.js';
import { confirmed } from '../base/dialog.js';
import { download } from '../base/download.js';
import { DocentElement } from '../base/element.js';
import { formatBytes, formatNumber, t } from '../base/i18n.js';
import { go, link, place } from '../base/router.js';
import { BASES } from './documents.js';
import './share-part.js';

/** What a knowledge base is called, how strictly it answers, what it holds, and who shares it. */
class SettingsPart extends DocentElement {
  static properties = { base: { attribute: false }, saved: { state: true } };

  action = new Action(this);
  statistics = new Query(this, () => `${this.path}/stats`);

  constructor() {
    super();
    /** @type {any} */
    this.base = {};
    this.saved = '';
  }

  get path() {
    return `${BASES}/${encodeURIComponent(this.base.id)}`;
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('base') && changed.get('base')?.id !== this.base.id) {
      this.saved = '';
    }
  }

  render() {
    const owned = !this.base.role;
    return html`
      ${owned ? this.renderForm() : ''}
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
      ${this.saved ? html`<p class="good" role="status">${this.saved}</p>` : ''}
      ${this.renderStatistics()}
      ${owned ? html`<share-part .baseId=${this.base.id}></share-part>` : ''}
      ${this.base.role === 'reader' ? '' : this.renderWork(owned)}
    `;
  }

  renderForm() {
    const { name, description, strictness } = this.base;
    const option = (/** @type {string} */ value, /** @type {string} */ text) =>
      html`<option value=${value} ?selected=${(strictness ?? '') === value}>${text}</option>`;
    return html`<form class="part" @submit=${this.save}>
      <h2>${t('settings')}</h2>
      <label>${t('knowledgeBaseName')}<input name="name" maxlength="200" required .value=${name} /></label>
      <label>${t('description')}<textarea name="description" rows="2" maxlength="2000" .value=${description ?? ''}></textarea></label>
      <label>${t('strictness')}<select name="strictness">
        ${strictness ? '' : option('', t('strictnessDefault'))}
        ${option('lenient', t('strictnessLenient'))}${option('balanced', t('strictnessBalanced'))}${option('strict', t('strictnessStrict'))}
      </select></label>
      <button class="primary" ?disabled=${this.action.busy}>${t('save')}</button>
    </form>`;
  }

  renderStatistics() {
    const found = this.statistics.value;
    if (!found) {
      return '';
    }
    const figures = [
      [t('documents'), formatNumber(found.documents)],
      [t('stateReady'), formatNumber(found.ready)],
      [t('pending'), formatNumber(found.pending)],
      [t('stateFailedShort'), formatNumber(found.failed)],
      [t('passages'), formatNumber(found.passages)],
      [t('documentSize'), formatBytes(found.bytes)],
      [t('embeddingModel'), found.embedding_model],
    ];
    return html`<section class="part"><h2>${t('content')}</h2>
      <dl class="figures">${figures.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl></section>`;
  }

  /** @param {boolean} owned */
  renderWork(owned) {
    return html`<section class="part"><h2>${t('maintenance')}</h2><div class="line">
      <button @click=${() => this.reindex('failed')}>${t('retryFailed')}</button>
      <button @click=${() => this.reindex('')}>${t('reindexAll')}</button>
      <button @click=${this.cancel}>${t('cancelAll')}</button>
      ${owned
        ? html`<button @click=${() => this.action.run(() => download(`${this.path}/export`))}>${t('exportBase')}</button>
            <button class="danger" @click=${this.delete}>${t('deleteBase')}</button>`
        : ''}
    </div></section>`;
  }

  /** @param {SubmitEvent} event */
  save(event) {
    const { name, description, strictness } = submitted(event);
    return this.work(t('saved'), () => patch(this.path, { name: name.trim(), description, ...(strictness ? { strictness } : {}) }));
  }

  /** @param {string} status of the documents to read again; empty for all */
  reindex(status) {
    return this.work(t('queuedAgain'), () => post(`${this.path}/reindex${status ? `?status=${status}` : ''}`));
  }

  cancel() {
    return this.work(t('cancelled'), () => post(`${this.path}/cancel`));
  }

  async delete() {
    if (await confirmed(t('confirmDeleteBase', { name: this.base.name }), t('deleteBase'))) {
      await this.work('', () => remove(this.path));
      // A knowledge base that could not be deleted stays open, with the reason.
      if (this.action.failure === '' && [null, this.base.id].includes(place().id)) {
        go(link('knowledge'));
      }
    }
  }

  /** @param {string} done @param {() => Promise<unknown>} call */
  async work(done, call) {
    this.saved = (await this.action.run(call)) ? done : '';
    invalidate(BASES);
  }
}

customElements.define('settings-part', SettingsPart);
