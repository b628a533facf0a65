import { html } from 'lit';
import { get } from '../base/api.js';
import { DocentElement } from '../base/element.js';
import { explain } from '../base/failure.js';
import { formatTime, t } from '../base/i18n.js';

/** A conversation that somebody shared by a link, for reading only and without an account. */
class SharedView extends DocentElement {
  static properties = { secret: { attribute: false }, shared: { state: true }, failure: { state: true } };

  constructor() {
    super();
    this.secret = '';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('secret')) {
      this.open();
    }
  }

  async open() {
    this.failure = '';
    this.shared = null;
    try {
      this.shared = await this.read(0);
    } catch (failure) {
      this.failure = failure.status === 404 ? t('sharedGone') : explain(failure);
    }
  }

  /** @param {number} offset */
  read(offset) {
    return get(`/api/v1/chat/shared/${encodeURIComponent(this.secret)}?limit=100&offset=${offset}`);
  }

  async more() {
    const next = await this.read(this.shared.items.length);
    this.shared = { ...this.shared, items: [...this.shared.items, ...next.items] };
  }

  render() {
    if (this.failure) {
      return html`<p class="alone-text" role="alert">${this.failure}</p>`;
    }
    if (!this.shared) {
      return html`<p class="quiet busy alone-text" role="status">${t('loading')}</p>`;
    }
    const { title, shared_at: at, items, total } = this.shared;
    return html`<section class="shared">
      <header><h1>${title || t('untitled')}</h1><p class="quiet">${t('sharedAt', { time: formatTime(at) })}</p></header>
      ${items.map((/** @type {any} */ each) => renderMessage(each))}
      ${items.length < total ? html`<button @click=${this.more}>${t('more')}</button>` : ''}
    </section>`;
  }
}

/** @param {{role: string, content: string, citations: {index: number, filename: string, page: number | null, quote: string, edited: boolean}[]}} each */
function renderMessage({ role, content, citations }) {
  return role === 'user'
    ? html`<article class="question"><h2 class="hidden-text">${t('somebody')}</h2><p>${content}</p></article>`
    : html`<article class="answer"><h2 class="hidden-text">${t('appName')}</h2>
        <div class="answer-text">${content.split(/\n+/).map((line) => html`<p>${line}</p>`)}</div>
        ${citations.length > 0
          ? html`<section class="citations"><h3>${t('citations')}</h3><ol>${citations.map(
              (cited) => html`<li class="card"><span class="where"><span class="number">${cited.index}</span>
                ${[cited.filename, cited.page ? t('page', { page: cited.page }) : ''].filter(Boolean).join(' · ')}</span>
                <q>${cited.quote}</q>
                ${cited.edited ? html`<span class="quiet">${t('editedQuote')}</span>` : ''}</li>`,
            )}</ol></section>`
          : ''}</article>`;
}

customElements.define('shared-view', SharedView);
