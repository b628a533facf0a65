import { html } from 'lit';
import { explain } from './failure.js';
import { t } from './i18n.js';

/**
 * What is said of a query besides its value: that it is being read for the first time, or why it could not be read.
 *
 * @param {import('./cache.js').Query} query
 */
export function waiting(query) {
  if (query.error) {
    return html`<p class="error" role="alert">${explain(query.error)}</p>`;
  }
  return query.value === undefined ? html`<p class="quiet busy" role="status">${t('loading')}</p>` : '';
}
