import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import { link } from '../base/router.js';
import { session, signOut } from '../base/session.js';
import '../chat/conversation-list.js';

/** Where one can go, the conversations, and who is signed in. */
class SideBar extends DocentElement {
  static properties = { place: { attribute: false } };

  render() {
    const view = this.place.view;
    return html`
      <nav aria-label=${t('appName')}>
        <a class="brand" href=${link('chat')}><img src="/app/style/icon.svg" alt="" width="28" height="28" />${t('appName')}</a>
        <a class="button primary" href=${link('chat')}>${icons.plus}${t('newChat')}</a>
        <a class="nav-item" href=${link('knowledge')} aria-current=${view === 'knowledge' ? 'page' : 'false'}>
          ${icons.file}${t('navKnowledge')}</a>
        <conversation-list .current=${view === 'chat' ? this.place.id : null}></conversation-list>
      </nav>
      <div class="person">${session.state === 'visitor' ? this.renderVisitor() : this.renderPerson()}</div>
    `;
  }

  renderVisitor() {
    return html`<p class="quiet">${t('visitorText')}</p>
      <a class="button" href=${link('register')}>${t('registerNow')}</a>`;
  }

  renderPerson() {
    return html`<p class="quiet">${t('signedInAs', { name: session.person?.display_name ?? '' })}</p>
      <button @click=${signOut}>${t('signOut')}</button>`;
  }
}

customElements.define('side-bar', SideBar);
