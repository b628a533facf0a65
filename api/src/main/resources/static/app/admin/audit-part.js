import { html } from 'lit';
import { submitted } from '../base/action.js';
import { auditTable } from '../base/audit-table.js';
import { Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { paging } from '../base/paging.js';
import { waiting } from '../base/waiting.js';

/** What was done in the whole installation, newest first. */
class AuditPart extends DocentElement {
  static properties = { offset: { state: true }, filter: { state: true } };

  entries = new Query(this, () => `/api/v1/admin/audit?${new URLSearchParams({ ...this.filter, limit: '50', offset: String(this.offset) })}`);

  constructor() {
    super();
    this.offset = 0;
    /** @type {Record<string, string>} */
    this.filter = {};
  }

  render() {
    const page = this.entries.value;
    return html`<section class="part wide"><h2>${t('audit')}</h2>
      <form class="line" role="search" @submit=${this.narrow}>
        <label>${t('action')}<input name="action" maxlength="60" /></label>
        <label>${t('account')}<input name="account" maxlength="200" /></label>
        <button>${t('search')}</button>
      </form>
      ${waiting(this.entries)}
      ${page
        ? html`${auditTable(page.items, true)}${paging(page, (offset) => (this.offset = offset))}`
        : ''}
    </section>`;
  }

  /** @param {SubmitEvent} event */
  narrow(event) {
    this.filter = Object.fromEntries(Object.entries(submitted(event)).map(([name, value]) => [name, value.trim()]).filter(([, value]) => value !== ''));
    this.offset = 0;
  }
}

customElements.define('audit-part', AuditPart);
