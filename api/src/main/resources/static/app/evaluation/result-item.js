import { html } from 'lit';
import { formatNumber, t } from '../base/i18n.js';
import { link } from '../base/router.js';

/**
 * A question with what was expected, what came, and how that fits.
 *
 * @param {any} result
 * @param {string} baseId
 * @param {string} evaluationId
 */
export function resultItem(result, baseId, evaluationId) {
  const { position, question, expected, answer, cited_documents: cited, took_ms: took } = result;
  return html`<li class="card">
    <h3>${position + 1}. ${question}</h3>
    <p class="quiet">${expectations(expected).join(' · ')}</p>
    <p class="excerpt">${answer}</p>
    ${cited.length > 0
      ? html`<p class="quiet">${t('citations')}: ${cited.map((/** @type {any} */ each, /** @type {number} */ index) => html`${index > 0 ? ', ' : ''}<a
          href=${link('knowledge', [baseId, 'evaluations'], { evaluation: evaluationId, document: each.document_id })}>${each.filename}</a>`)}</p>`
      : ''}
    <p>${verdicts(result).map(({ fits, text }) => html`<span class=${fits ? 'good' : 'error'}>${text}</span> · `)}<span
      class="quiet">${t('milliseconds', { time: formatNumber(took) })}</span></p>
  </li>`;
}

/** @param {any} expected @returns {string[]} */
function expectations({ answers, filename, document_id: document, unanswerable }) {
  return [
    answers.length > 0 ? t('expectedAnswer', { answer: answers.join(' / ') }) : '',
    (filename ?? document) ? t('expectedDocument', { document: filename ?? document }) : '',
    unanswerable ? t('expectedRefusal') : '',
  ].filter(Boolean);
}

/** @param {any} result @returns {{fits: boolean, text: string}[]} */
function verdicts({ expected, rank, contains, grounded }) {
  const expectsDocument = (expected.filename ?? expected.document_id) !== null;
  return [
    contains === null ? null : { fits: contains, text: contains ? t('answerRight') : t('answerWrong') },
    grounded === expected.unanswerable
      ? { fits: false, text: grounded ? t('notRefused') : t('wronglyRefused') }
      : expected.unanswerable ? { fits: true, text: t('rightlyRefused') } : null,
    expectsDocument ? { fits: rank !== null && rank <= 10, text: rank === null ? t('documentNotFound') : t('documentRank', { rank }) } : null,
  ].filter((each) => each !== null);
}
