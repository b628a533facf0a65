import { html } from 'lit';
import { t } from './i18n.js';

/**
 * Buttons to the neighbouring pages of a list, if it has more than one.
 *
 * @param {{total: number, offset: number, limit: number}} page
 * @param {(offset: number) => void} turn
 */
export function paging({ total, offset, limit }, turn) {
  return total <= limit
    ? ''
    : html`<div class="paging">
        <button ?disabled=${offset === 0} @click=${() => turn(offset - limit)}>${t('previousPage')}</button>
        <span class="quiet">${t('sourcePage', { page: offset / limit + 1, pages: Math.ceil(total / limit) })}</span>
        <button ?disabled=${offset + limit >= total} @click=${() => turn(offset + limit)}>${t('nextPage')}</button>
      </div>`;
}
