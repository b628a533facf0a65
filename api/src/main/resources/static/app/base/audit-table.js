import { html } from 'lit';
import { formatTime, t } from './i18n.js';

/** Entries of the audit log, as rows. @param {any[]} entries @param {boolean} withAccounts */
export function auditTable(entries, withAccounts) {
  return html`<div class="table-frame" tabindex="0" role="region" aria-label=${t('activity')}><table>
    <thead><tr><th>${t('time')}</th><th>${t('action')}</th><th>${t('outcome')}</th><th>${t('target')}</th>
      ${withAccounts ? html`<th>${t('account')}</th>` : ''}<th>${t('address')}</th></tr></thead>
    <tbody>${entries.map((each) => html`<tr>
      <td class="whole">${formatTime(each.at)}</td>
      <td>${each.action}${each.count > 1 ? ` × ${each.count}` : ''}</td>
      <td class=${each.outcome === 'done' ? '' : 'error'}>${each.outcome}${each.reason ? `: ${each.reason}` : ''}</td>
      <td class="id"><code>${each.target ?? ''}</code></td>
      ${withAccounts ? html`<td class="id"><code>${each.account ?? ''}</code></td>` : ''}
      <td>${each.address ?? ''}</td></tr>`)}</tbody>
  </table></div>`;
}
