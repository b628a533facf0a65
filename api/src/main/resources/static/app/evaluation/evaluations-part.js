import { html } from 'lit';
import { Action } from '../base/action.js';
import { post } from '../base/api.js';
import { invalidate, Query, revalidate } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { formatNumber, formatShare, formatTime, t } from '../base/i18n.js';
import { Polling } from '../base/polling.js';
import { link } from '../base/router.js';
import { waiting } from '../base/waiting.js';
import { evaluationsOf, isUnfinished } from './evaluations.js';
import { MAIN, nameOf, runsChart, valueOf } from './figures.js';
import './evaluation-detail.js';
import './golden-form.js';

/** Milliseconds between two looks at evaluations that run. */
const INTERVAL = 1500;

/** Golden questions of a knowledge base: new runs, the figures of earlier ones, and one of them in detail. */
class EvaluationsPart extends DocentElement {
  static properties = { base: { attribute: false }, evaluationId: { attribute: false } };

  action = new Action(this);
  // A knowledge base keeps 100 evaluations.
  runs = new Query(this, () => this.list);
  polling = new Polling(this, INTERVAL, () => this.runs.value?.items.some(isUnfinished) && revalidate(this.list));

  constructor() {
    super();
    /** @type {any} */
    this.base = {};
    /** @type {string | null} */
    this.evaluationId = null;
  }

  get list() {
    return `${evaluationsOf(this.base.id)}?limit=100`;
  }

  render() {
    if (this.evaluationId) {
      return html`<evaluation-detail .base=${this.base} .evaluationId=${this.evaluationId}></evaluation-detail>`;
    }
    const runs = this.runs.value?.items;
    return html`<section class="part wide"><h2>${t('evaluations')}</h2>
        <p class="quiet">${t('evaluationsText')}</p>
        ${runs ? this.renderRuns(runs) : waiting(this.runs)}
      </section>
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
      <golden-form .repeatable=${(runs?.length ?? 0) > 0} .busy=${this.action.busy}
        @run=${(/** @type {CustomEvent} */ event) => this.start(event.detail)}></golden-form>`;
  }

  /** @param {any[]} runs */
  renderRuns(runs) {
    if (runs.length === 0) {
      return html`<p>${t('noEvaluations')}</p>`;
    }
    return html`${runsChart(runs.filter((run) => run.summary))}
      <div class="table-frame" tabindex="0" role="region" aria-label=${t('evaluations')}><table class="runs">
        <thead><tr><th>${t('evaluation')}</th><th class="number">${t('questions')}</th>
          ${MAIN.map((figure) => html`<th class="number">${nameOf(figure)}</th>`)}</tr></thead>
        <tbody>${runs.map((run) => this.renderRun(run))}</tbody>
      </table></div>`;
  }

  /** @param {any} run */
  renderRun(run) {
    const time = formatTime(run.created_at);
    return html`<tr><td><a href=${link('knowledge', [this.base.id, 'evaluations'], { evaluation: run.id })}>${run.name ?? time}</a>
        ${run.name ? html`<span class="quiet">${time}</span>` : ''}</td>
      <td class="number">${formatNumber(run.questions)}</td>
      ${run.summary
        ? MAIN.map((figure) => html`<td class="number">${valueOf(figure, run.summary.figures[figure])}</td>`)
        : html`<td colspan=${MAIN.length}>${state(run)}</td>`}</tr>`;
  }

  /** @param {any} request */
  async start(request) {
    const done = await this.action.run(() => post(evaluationsOf(this.base.id), request));
    if (done) {
      /** @type {any} */ (this.querySelector('golden-form')).clear();
      invalidate(evaluationsOf(this.base.id));
    }
  }
}

/** @param {any} run without figures */
function state({ status, progress, error }) {
  return status === 'failed'
    ? html`<span class="error">${t('stateFailed', { reason: error ?? '' })}</span>`
    : html`${status === 'queued' ? t('stateQueued') : t('evaluationRuns', { share: formatShare(progress) })}
        <progress max="1" .value=${progress} aria-label=${t('evaluation')}></progress>`;
}

customElements.define('evaluations-part', EvaluationsPart);
