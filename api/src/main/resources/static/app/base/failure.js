import { t } from './i18n.js';

/** What a person is told about a call that failed. @param {any} failure @returns {string} */
export function explain(failure) {
  return failure.status === 0 || failure.status === undefined ? t('offline') : failure.message;
}
