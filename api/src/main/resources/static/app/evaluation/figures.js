/** The figures of an evaluation, and the chart of some from run to run. */
import { html } from 'lit';
import { chart, legendOf } from '../base/chart.js';
import { formatNumber, formatScore, formatShare, formatTime, t } from '../base/i18n.js';

/** Those that are drawn and listed for each run; each has a text and a style of its name. */
export const MAIN = ['answer_contains', 'recall10', 'refusal_recall'];
const SHARES = ['answer_contains', 'answer_rate', 'refusal_recall', 'refusal_precision', 'citation_precision', 'recall1', 'recall5', 'recall10'];
const SCORES = ['mrr10', 'ndcg10'];
const TIMES = ['latency_p50_ms', 'latency_p95_ms'];

export const ALL = [...SHARES, ...SCORES, ...TIMES];

/** @param {string} figure @returns {string} what it is called */
export function nameOf(figure) {
  return t(/** @type {any} */ (`figure_${figure}`));
}

/** @param {string} figure @param {number | null} value @returns {string} empty if no question measures it */
export function valueOf(figure, value) {
  if (value === null) {
    return '';
  }
  if (TIMES.includes(figure)) {
    return t('milliseconds', { time: formatNumber(Math.round(value)) });
  }
  return SCORES.includes(figure) ? formatScore(value) : formatShare(value);
}

/** @param {string} figure @param {number | null} difference to the run before @returns {string} with its sign; empty for none */
export function differenceOf(figure, difference) {
  const size = difference === null ? '' : valueOf(figure, Math.abs(difference));
  return size === '' || size === valueOf(figure, 0) ? '' : `${/** @type {number} */ (difference) > 0 ? '+' : '−'}${size}`;
}

/** @param {any[]} runs that are done, newest first */
export function runsChart(runs) {
  const ordered = [...runs].reverse();
  const drawn = MAIN.filter((figure) => ordered.some((run) => run.summary.figures[figure] !== null));
  return ordered.length < 2 || drawn.length === 0
    ? ''
    : chart({
        label: t('runsChart', { figures: drawn.map(nameOf).join(', '), count: ordered.length }),
        lines: drawn.map((figure) => ({ style: figure, values: ordered.map((run) => run.summary.figures[figure]) })),
        first: formatTime(ordered[0].created_at),
        legend: html`${drawn.map((figure) => legendOf(`line ${figure}`, nameOf(figure)))}`,
        last: formatTime(ordered[ordered.length - 1].created_at),
      });
}
