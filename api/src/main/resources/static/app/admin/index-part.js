import { html } from 'lit';
import { Action } from '../base/action.js';
import { post, remove } from '../base/api.js';
import { invalidate, Query, revalidate } from '../base/cache.js';
import { confirmed } from '../base/dialog.js';
import { DocentElement } from '../base/element.js';
import { formatAmount, formatNumber, formatSeconds, formatShare, formatTime, t } from '../base/i18n.js';
import { Polling } from '../base/polling.js';
import { waiting } from '../base/waiting.js';

const PATH = '/api/v1/admin/index';
const INTERVAL = 2000;

/** The generations of the index, one for each embedding model, and the rebuild from one to the next. */
class IndexPart extends DocentElement {
  action = new Action(this);
  index = new Query(this, () => PATH);
  polling = new Polling(this, INTERVAL, () => this.index.value?.rebuild && revalidate(PATH));

  render() {
    const index = this.index.value;
    if (!index) {
      return waiting(this.index);
    }
    return html`<section class="part wide"><h2>${t('index')}</h2>
      <p class="quiet">${t('indexText', { adapter: index.adapter, model: index.chosen_model, dimension: index.chosen_dimension })}</p>
      ${index.rebuild ? this.renderRebuild(index.rebuild) : ''}
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
      <ul class="rows">${index.generations.map((/** @type {any} */ each) => this.renderGeneration(each))}</ul>
    </section>`;
  }

  /** @param {any} rebuild */
  renderRebuild(rebuild) {
    const { estimate } = rebuild;
    const facts = [
      t(/** @type {any} */ (`rebuild_${rebuild.status}`)),
      t('rebuildDone', { done: formatNumber(rebuild.passages_done), total: formatNumber(rebuild.passages_total) }),
      rebuild.seconds_left ? t('timeLeft', { time: formatSeconds(rebuild.seconds_left) }) : '',
      estimate ? t('tokensNeeded', { count: formatNumber(estimate.tokens) }) : '',
      estimate?.cost ? formatAmount(estimate.cost, estimate.currency) : '',
      rebuild.reason ?? '',
    ].filter(Boolean);
    return html`<div class="card"><strong>${t('rebuildTo', { model: rebuild.embedding_model })}</strong>
      <p>${facts.join(' · ')}</p>
      <progress max="1" .value=${rebuild.progress} aria-label=${formatShare(rebuild.progress)}></progress>
      <div class="line">${rebuild.status === 'running'
        ? html`<button @click=${() => this.run(() => post(`${PATH}/rebuild/pause`))}>${t('pause')}</button>`
        : html`<button class="primary" @click=${() => this.run(() => post(`${PATH}/rebuild`))}>${t('startRebuild')}</button>`}</div></div>`;
  }

  /** @param {any} generation */
  renderGeneration(generation) {
    const { name, embedding_model: model, state } = generation;
    return html`<li><span><strong>${model}</strong> <span class="quiet">${[
      t(/** @type {any} */ (`generation_${state}`)),
      t('passagesCount', { count: formatNumber(generation.passages) }),
      formatTime(generation.created_at),
    ].join(' · ')}</span></span>
      ${state === 'kept'
        ? html`<span><button @click=${() => this.rollback(generation)}>${t('rollback')}</button>
            <button @click=${() => this.run(() => remove(`${PATH}/generations/${encodeURIComponent(name)}`))}>${t('delete')}</button></span>`
        : ''}</li>`;
  }

  /** @param {any} generation */
  async rollback(generation) {
    if (await confirmed(t('confirmRollback', { model: generation.embedding_model }), t('rollback'))) {
      await this.run(() => post(`${PATH}/rollback?generation=${encodeURIComponent(generation.name)}`));
    }
  }

  /** @param {() => Promise<unknown>} call */
  run(call) {
    return this.action.run(async () => {
      await call();
      invalidate(PATH);
    });
  }
}

customElements.define('index-part', IndexPart);
