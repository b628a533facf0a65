import { html } from 'lit';
import { Action, submitted } from '../base/action.js';
import { post } from '../base/api.js';
import { DocentElement } from '../base/element.js';
import { formatScore, t } from '../base/i18n.js';
import { link } from '../base/router.js';
import { BASES } from './documents.js';

/** A search for passages, which says why each was found. */
class SearchPart extends DocentElement {
  static properties = { baseId: { attribute: false }, result: { state: true } };

  action = new Action(this);

  constructor() {
    super();
    this.baseId = '';
    this.result = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('baseId')) {
      this.result = null;
    }
  }

  render() {
    return html`
      <form class="line" role="search" @submit=${this.search}>
        <label class="grow">${t('searchFor')}<input name="query" type="search" maxlength="4000" required /></label>
        <label>${t('searchMode')}<select name="mode">
          <option value="hybrid">${t('modeHybrid')}</option>
          <option value="semantic">${t('modeSemantic')}</option>
          <option value="keyword">${t('modeKeyword')}</option>
        </select></label>
        <button class="primary" ?disabled=${this.action.busy}>${t('search')}</button>
      </form>
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
      ${this.result ? this.renderResult(this.result) : ''}
    `;
  }

  /** @param {any} result */
  renderResult({ items, took_ms: took }) {
    return html`<p class="quiet" role="status">${t('found', { count: items.length, took })}</p>
      <ol class="hits">${items.map((/** @type {any} */ hit) => this.renderHit(hit))}</ol>`;
  }

  /** @param {any} hit */
  renderHit(hit) {
    const place = { document: hit.document_id, start: hit.start, end: hit.end, ...(hit.page ? { page: hit.page } : {}) };
    const where = [hit.page ? t('page', { page: hit.page }) : '', ...hit.heading].filter(Boolean).join(' · ');
    return html`<li class="card">
      <a href=${link('knowledge', [this.baseId, 'search'], place)}>${hit.filename}</a> <span class="quiet">${where}</span>
      ${hit.edited ? html`<strong>${t('edited')}</strong>` : ''}
      <p class="excerpt">${hit.text}</p>
      <p class="quiet">${reasons(hit).join(' · ')}</p>
    </li>`;
  }

  /** @param {SubmitEvent} event */
  async search(event) {
    const { query, mode } = submitted(event);
    await this.action.run(async () => {
      this.result = await post(`${BASES}/${encodeURIComponent(this.baseId)}/search`, { query, mode, explain: true, limit: 20 });
    });
  }
}

/** @param {any} hit @returns {string[]} why it was found */
function reasons({ score, explanation }) {
  const { semantic, keyword, matched_terms: terms, rerank } = explanation ?? {};
  const words = [...(terms?.text ?? []), ...(terms?.context ?? [])];
  return [
    t('score', { score: formatScore(score) }),
    semantic?.rank ? t('rankMeaning', { rank: semantic.rank }) : '',
    keyword?.rank ? t('rankWords', { rank: keyword.rank }) : '',
    rerank ? t('rankBefore', { rank: rerank.rank_before }) : '',
    words.length > 0 ? t('matchedWords', { words: words.join(', ') }) : '',
  ].filter(Boolean);
}

customElements.define('search-part', SearchPart);
