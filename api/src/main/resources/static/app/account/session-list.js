import { html } from 'lit';
import { Action } from '../base/action.js';
import { remove } from '../base/api.js';
import { invalidate, Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { formatTime, t } from '../base/i18n.js';
import { readSession } from '../base/session.js';

const PATH = '/api/v1/auth/sessions';

/** Where the person is signed in. */
class SessionList extends DocentElement {
  action = new Action(this);
  list = new Query(this, () => `${PATH}?limit=100`);

  render() {
    const items = this.list.value?.items ?? [];
    return html`<section class="part">
      <h2>${t('sessions')}</h2>
      <ul class="rows">${items.map((/** @type {any} */ each) => html`<li>
        <span><strong>${each.current ? t('thisSession') : t('otherSession')}</strong>
          <span class="quiet">${device(each.device)} · ${t('lastUsed', { time: formatTime(each.last_used_at) })}</span></span>
        ${each.current ? '' : html`<button @click=${() => this.end(each.id)}>${t('endSession')}</button>`}</li>`)}</ul>
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
      ${items.length > 1 ? html`<button @click=${this.endAll}>${t('endAllSessions')}</button>` : ''}
    </section>`;
  }

  /** @param {string} id */
  end(id) {
    return this.action.run(async () => {
      await remove(`${PATH}/${encodeURIComponent(id)}`);
      invalidate(PATH);
    });
  }

  endAll() {
    return this.action.run(async () => {
      await remove(PATH);
      await readSession();
      invalidate(PATH);
    });
  }
}

/** What a person calls a browser. @param {string} agent as it names itself in `User-Agent` */
function device(agent) {
  const browser = [['Edg/', 'Edge'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']].find(([sign]) => agent.includes(sign));
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Macintosh', 'Linux'].find((sign) => agent.includes(sign));
  return browser && system ? `${browser[1]}, ${system}` : agent;
}

customElements.define('session-list', SessionList);
