import { html } from 'lit';
import { chart, lastDays, legendOf } from '../base/chart.js';
import { formatNumber, t } from '../base/i18n.js';

/**
 * A chart of days: bars of questions with those that were refused, and a line of what 95 of 100 answers took at most.
 *
 * @param {any[]} rows of days @param {number} count of days, to today
 */
export function qualityChart(rows, count) {
  const days = lastDays(count);
  const found = days.map((day) => rows.find((row) => row.key === day));
  const most = Math.max(...found.map((row) => row?.questions ?? 0), 1);
  const longest = Math.max(...found.map((row) => row?.latency_p95_ms ?? 0), 1);
  const legend = { most: formatNumber(most), time: formatNumber(longest) };
  const titles = found.map((row) => (row ? titleOf(row) : ''));
  return chart({
    label: t('qualityChart', legend),
    bars: [
      { values: found.map((row) => share(row?.questions, most)), titles },
      { style: 'refused', values: found.map((row) => share(row?.refusals, most)), titles },
    ],
    lines: [{ style: 'time', values: found.map((row) => share(row?.latency_p95_ms, longest)) }],
    first: days[0],
    legend: html`${legendOf('', t('questionsLegend', legend))}${legendOf('refused', t('refusals'))}${legendOf('time', t('latencyLegend', legend))}`,
    last: days[count - 1],
  });
}

/** @param {any} row */
function titleOf(row) {
  return t('qualityOfDay', { day: row.key, questions: formatNumber(row.questions), refusals: formatNumber(row.refusals) });
}

/** @param {number | null | undefined} value @param {number} most */
function share(value, most) {
  return value === null || value === undefined ? null : value / most;
}
