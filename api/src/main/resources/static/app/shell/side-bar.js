import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import { link } from '../base/router.js';
import { onSessionChange, session, signOut } from '../base/session.js';
import '../chat/conversation-list.js';

/** Where one can go, the conversations, and who is signed in. */
class SideBar extends DocentElement {
  static properties = { place: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../base/router.js').Place} */
    this.place = { view: 'chat', id: null, part: null, query: {}, source: null };
  }

  connectedCallback() {
    super.connectedCallback();
    this.unwatch = onSessionChange(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unwatch?.();
  }

  render() {
    const view = this.place.view;
    return html`
      <nav aria-label=${t('appName')}>
        <a class="brand" href=${link('chat')}><img src="/app/style/icon.svg" alt="" width="28" height="28" />${t('appName')}</a>
        <a class="button primary" href=${link('chat')}>${icons.plus}${t('newChat')}</a>
        <div class="nav-items">
          ${this.renderItem('knowledge', t('navKnowledge'), icons.file)}
          ${this.renderItem('assistants', t('navAssistants'), icons.people)}
          ${this.renderItem('extraction', t('navExtraction'), icons.scan)}
          ${session.state === 'signed-in' && session.person?.role.toLowerCase() === 'administrator'
            ? this.renderItem('admin', t('navAdmin'), icons.gear)
            : ''}
        </div>
        <conversation-list .current=${view === 'chat' ? this.place.id : null}></conversation-list>
      </nav>
      <section class="person" aria-label=${t('account')}>
        ${session.state === 'visitor' ? this.renderVisitor() : this.renderPerson()}
      </section>
    `;
  }

  /** @param {string} view @param {string} text @param {unknown} icon */
  renderItem(view, text, icon) {
    return html`<a class="nav-item" href=${link(view)} aria-current=${this.place.view === view ? 'page' : 'false'}>${icon}${text}</a>`;
  }

  renderVisitor() {
    return html`<p class="quiet">${t('visitorText')}</p>
      <a class="button" href=${link('register')}>${t('registerNow')}</a>`;
  }

  renderPerson() {
    return html`<a class="nav-item" href=${link('account')} title=${t('account')}
        aria-current=${this.place.view === 'account' ? 'page' : 'false'}>
        ${icons.person}<span>${t('signedInAs', { name: session.person?.display_name ?? '' })}</span></a>
      <button @click=${signOut}>${t('signOut')}</button>`;
  }
}

customElements.define('side-bar', SideBar);
