import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import { onPlaceChange, place } from '../base/router.js';
import { firstVisit, onSessionChange, readSession, session } from '../base/session.js';
import { viewOf } from './views.js';
import './side-bar.js';

/** The whole page: the side bar, the view of the place, and the source that is open beside it. */
class DocentApp extends DocentElement {
  static properties = {
    place: { state: true },
    menuOpen: { state: true },
    failure: { state: true },
    linkEnded: { state: true },
  };

  constructor() {
    super();
    this.menuOpen = false;
    this.failure = null;
    this.linkEnded = false;
    this.place = place();
    onPlaceChange(() => this.attempt(() => this.follow()));
    onSessionChange(() => this.attempt(() => this.load()));
    this.attempt(() => this.start());
  }

  /** @param {() => Promise<void>} action */
  async attempt(action) {
    try {
      await action();
    } catch (failure) {
      this.failure = failure;
    }
  }

  async start() {
    await this.takeLink();
    await readSession();
  }

  /** The token is the whole fragment, which browsers send nowhere, and leaves the address at once. Places have a `start` of their own. */
  async takeLink() {
    const [, token] = /^#start=([^&]+)$/.exec(location.hash) ?? [];
    if (token) {
      history.replaceState(null, '', location.pathname);
      this.place = place();
      this.linkEnded = !(await firstVisit(token));
    }
  }

  async follow() {
    const before = this.place.view;
    this.place = place();
    this.menuOpen = false;
    await this.load();
    if (before !== this.place.view) {
      /** @type {HTMLElement | null} */ (this.querySelector('#content'))?.focus({ preventScroll: true });
    }
  }

  /** Loads what the place needs and nothing else. */
  async load() {
    if (session.state === 'signed-out' && !viewOf(this.place).open) {
      await import('../account/sign-in.js');
    } else {
      await viewOf(this.place).load();
      if (this.place.source) {
        await import('../source/source-panel.js');
      }
    }
    this.requestUpdate();
  }

  updated() {
    document.title = `${viewOf(this.place).title()} · ${t('appName')}`;
  }

  // What was here while the page loaded is not the template's.
  firstUpdated() {
    this.querySelector('.loading')?.remove();
  }

  render() {
    if (this.failure) {
      return html`<main class="alone"><p role="alert">${t('offline')}</p>
        <button @click=${() => location.reload()}>${t('retry')}</button></main>`;
    }
    const view = viewOf(this.place);
    if (session.state === 'unknown') {
      return html`<div class="shell"><div class="loading-bar"></div>
        <main><p class="busy quiet source-note" role="status">${t('loading')}</p></main></div>`;
    }
    if (session.state === 'signed-out') {
      return view.open
        ? html`<main class="alone-page">${view.render(this.place)}</main>`
        : html`<main class="alone"><sign-in .linkEnded=${this.linkEnded}></sign-in></main>`;
    }
    return this.renderShell(view);
  }

  /** @param {import('./views.js').View} view */
  renderShell(view) {
    return html`
      <a class="skip" href="#content" @click=${this.skip}>${t('skip')}</a>
      <div class="shell ${this.place.source ? 'with-source' : ''}">
        <header class="top-bar">
          <button class="plain" aria-label=${t('menu')} aria-expanded=${this.menuOpen}
            @click=${() => (this.menuOpen = !this.menuOpen)}>${this.menuOpen ? icons.close : icons.menu}</button>
          <strong>${t('appName')}</strong>
        </header>
        <side-bar class=${this.menuOpen ? 'open' : ''} .place=${this.place}></side-bar>
        <main id="content" tabindex="-1">${view.render(this.place)}</main>
        ${this.place.source ? html`<source-panel .source=${this.place.source}></source-panel>` : ''}
      </div>
    `;
  }

  /** @param {Event} event */
  skip(event) {
    event.preventDefault();
    /** @type {HTMLElement} */ (this.querySelector('main')).focus();
  }
}

customElements.define('docent-app', DocentApp);
