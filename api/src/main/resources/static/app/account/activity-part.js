import { html } from 'lit';
import { auditTable } from '../base/audit-table.js';
import { Query } from '../base/cache.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { paging } from '../base/paging.js';
import { waiting } from '../base/waiting.js';

/** What was done with the account, newest first. */
class ActivityPart extends DocentElement {
  static properties = { offset: { state: true } };

  entries = new Query(this, () => `/api/v1/me/audit?limit=50&offset=${this.offset}`);

  constructor() {
    super();
    this.offset = 0;
  }

  render() {
    const page = this.entries.value;
    return html`<section class="part wide">
      <h2>${t('activity')}</h2>
      <p class="quiet">${t('activityText')}</p>
      ${waiting(this.entries)}
      ${page
        ? html`${auditTable(page.items, false)}${paging(page, (offset) => (this.offset = offset))}`
        : ''}
    </section>`;
  }
}

customElements.define('activity-part', ActivityPart);
