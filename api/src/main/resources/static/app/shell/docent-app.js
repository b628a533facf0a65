import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import { onPlaceChange, place } from '../base/router.js';
import { firstVisit, onSessionChange, readSession, session } from '../base/session.js';
import './side-bar.js';

const VIEWS = {
  chat: () => import('../chat/chat-view.js'),
  knowledge: () => import('../knowledge/knowledge-view.js'),
  register: () => import('../account/register-view.js'),
};

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
    onPlaceChange(() => this.follow());
    onSessionChange(() => this.requestUpdate());
    this.start();
  }

  async start() {
    try {
      await this.takeLink();
      await readSession();
      await this.load();
    } catch (failure) {
      this.failure = failure;
    }
  }

  /** The token is in the fragment, which browsers send nowhere, and leaves the address at once. */
  async takeLink() {
    const token = new URLSearchParams(location.hash.slice(1)).get('start');
    if (token) {
      history.replaceState(null, '', location.pathname);
      this.place = place();
      this.linkEnded = !(await firstVisit(token));
    }
  }

  async follow() {
    this.place = place();
    this.menuOpen = false;
    await this.load();
  }

  /** Loads what the place needs and nothing else. */
  async load() {
    if (session.state === 'signed-out') {
      await import('../account/sign-in.js');
    } else {
      await (VIEWS[this.place.view] ?? VIEWS.chat)();
      if (this.place.source) {
        await import('../source/source-panel.js');
      }
    }
    this.requestUpdate();
  }

  willUpdate() {
    if (session.state === 'signed-out') {
      import('../account/sign-in.js');
    }
  }

  render() {
    if (this.failure) {
      return html`<main class="alone"><p role="alert">${t('offline')}</p>
        <button @click=${() => location.reload()}>${t('retry')}</button></main>`;
    }
    switch (session.state) {
      case 'unknown':
        return html`<main class="alone"><p class="busy quiet" role="status">${t('loading')}</p></main>`;
      case 'signed-out':
        return html`<main class="alone"><sign-in .linkEnded=${this.linkEnded} @signed-in=${() => this.load()}></sign-in></main>`;
      default:
        return this.renderShell();
    }
  }

  renderShell() {
    return html`
      <a class="skip" href="#content" @click=${this.skip}>${t('skip')}</a>
      <div class="shell ${this.place.source ? 'with-source' : ''}">
        <header class="top-bar">
          <button class="plain" aria-label=${t('menu')} aria-expanded=${this.menuOpen}
            @click=${() => (this.menuOpen = !this.menuOpen)}>${this.menuOpen ? icons.close : icons.menu}</button>
          <strong>${t('appName')}</strong>
        </header>
        <side-bar class=${this.menuOpen ? 'open' : ''} .place=${this.place}></side-bar>
        <main id="content" tabindex="-1">${this.renderView()}</main>
        ${this.place.source ? html`<source-panel .source=${this.place.source}></source-panel>` : ''}
      </div>
    `;
  }

  renderView() {
    switch (this.place.view) {
      case 'knowledge':
        return html`<knowledge-view .baseId=${this.place.id}></knowledge-view>`;
      case 'register':
        return html`<register-view></register-view>`;
      default:
        return html`<chat-view .conversationId=${this.place.id}></chat-view>`;
    }
  }

  /** @param {Event} event */
  skip(event) {
    event.preventDefault();
    /** @type {HTMLElement} */ (this.querySelector('main')).focus();
  }
}

customElements.define('docent-app', DocentApp);
