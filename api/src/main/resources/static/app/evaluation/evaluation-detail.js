import { html } from 'lit';
import { Action } from '../base/action.js';
import { remove } from '../base/api.js';
import { invalidate, Query } from '../base/cache.js';
import { confirmed } from '../base/dialog.js';
import { DocentElement } from '../base/element.js';
import { formatNumber, formatShare, formatTime, t } from '../base/i18n.js';
import { paging } from '../base/paging.js';
import { Polling } from '../base/polling.js';
import { go, link } from '../base/router.js';
import { waiting } from '../base/waiting.js';
import { evaluationsOf, isUnfinished } from './evaluations.js';
import { ALL, differenceOf, nameOf, valueOf } from './figures.js';
import { resultItem } from './result-item.js';

const PAGE = 50;
/** Milliseconds between two looks at an evaluation that runs. */
const INTERVAL = 1500;

/** One evaluation: its figures, what changed since the run before, and the result of each question. */
class EvaluationDetail extends DocentElement {
  static properties = { base: { attribute: false }, evaluationId: { attribute: false }, offset: { state: true } };

  action = new Action(this);
  evaluation = new Query(this, () => this.path);
  results = new Query(this, () => `${this.path}/results?limit=${PAGE}&offset=${this.offset}`);
  polling = new Polling(this, INTERVAL, () => this.isGrowing && invalidate(this.path));

  constructor() {
    super();
    /** @type {any} */
    this.base = {};
    this.evaluationId = '';
    this.offset = 0;
  }

  get path() {
    return `${evaluationsOf(this.base.id)}/${encodeURIComponent(this.evaluationId)}`;
  }

  /** Results are read beside the state, so the last ones may be missing when it ends. */
  get isGrowing() {
    const evaluation = this.evaluation.value;
    return evaluation && (isUnfinished(evaluation) || (evaluation.status === 'done' && this.results.value?.total < evaluation.questions));
  }

  get list() {
    return link('knowledge', [this.base.id, 'evaluations']);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('evaluationId')) {
      this.offset = 0;
    }
  }

  render() {
    const evaluation = this.evaluation.value;
    return html`<a href=${this.list}>${t('backToEvaluations')}</a>
      ${evaluation ? this.renderEvaluation(evaluation) : waiting(this.evaluation)}
      ${evaluation && this.results.value ? this.renderResults(this.results.value) : ''}`;
  }

  /** @param {any} evaluation */
  renderEvaluation(evaluation) {
    const { name, created_at: created, summary, previous, status, error } = evaluation;
    return html`<section class="part"><h2>${name ?? formatTime(created)}</h2>
      <p class="quiet">${facts(evaluation).join(' · ')}</p>
      ${status === 'failed' ? html`<p class="error">${t('stateFailed', { reason: error ?? '' })}</p>` : ''}
      ${isUnfinished(evaluation)
        ? html`<p class="quiet busy" role="status">${t('evaluationRuns', { share: formatShare(evaluation.progress) })}</p>
            <progress max="1" .value=${evaluation.progress} aria-label=${t('evaluation')}></progress>`
        : ''}
      ${summary ? figures(summary.figures, previous?.differences) : ''}
      ${previous ? this.renderChanges(previous) : ''}
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
      <button class="danger" ?disabled=${this.action.busy} @click=${this.delete}>${t('deleteEvaluation')}</button>
    </section>`;
  }

  /** @param {any} previous */
  renderChanges({ id, name, finished_at: finished, better, worse }) {
    const before = html`<a href=${link('knowledge', [this.base.id, 'evaluations'], { evaluation: id })}>${name ?? formatTime(finished)}</a>`;
    return html`<p>${t('comparedWith')} ${before}</p>
      ${changes(t('betterQuestions', { count: better.length }), better)}
      ${changes(t('worseQuestions', { count: worse.length }), worse)}`;
  }

  /** @param {any} page */
  renderResults(page) {
    return html`<section class="part"><h2>${t('results')}</h2>
      <ol class="hits">${page.items.map((/** @type {any} */ each) => resultItem(each, this.base.id, this.evaluationId))}</ol>
      ${paging(page, (offset) => (this.offset = offset))}</section>`;
  }

  async delete() {
    if (await confirmed(t('confirmDeleteEvaluation'), t('delete'))) {
      await this.action.run(async () => {
        await remove(this.path);
        invalidate(`${evaluationsOf(this.base.id)}?`);
        go(this.list);
      });
    }
  }
}

/** @param {any} evaluation @returns {string[]} */
function facts({ created_at: created, name, questions, settings }) {
  return [
    name ? formatTime(created) : '',
    t('goldenCount', { count: formatNumber(questions) }),
    t(settings.mode === 'hybrid' ? 'modeHybrid' : settings.mode === 'semantic' ? 'modeSemantic' : 'modeKeyword'),
    settings.answering ?? '',
    settings.version ? t('versionOf', { version: settings.version }) : '',
  ].filter(Boolean);
}

/** @param {any} measured @param {any} [differences] */
function figures(measured, differences) {
  const shown = ALL.filter((figure) => measured[figure] !== null);
  return html`<dl class="figures">${shown.map((figure) => {
    const difference = differences ? differenceOf(figure, differences[figure]) : '';
    return html`<div><dt>${nameOf(figure)}</dt><dd>${valueOf(figure, measured[figure])}
      ${difference ? html`<span class="quiet">(${difference})</span>` : ''}</dd></div>`;
  })}</dl>`;
}

/** @param {string} heading @param {any[]} changed */
function changes(heading, changed) {
  return changed.length === 0
    ? ''
    : html`<details><summary>${heading}</summary><ul>${changed.map((each) => html`<li>${each.question}</li>`)}</ul></details>`;
}

customElements.define('evaluation-detail', EvaluationDetail);
