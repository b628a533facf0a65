import { html, svg } from 'lit';
import { formatNumber, t } from '../base/i18n.js';

const HEIGHT = 100;

/**
 * A chart of days: bars of questions with those that were refused, and a line of what 95 of 100 answers took at most. The table
 * beside it says the same.
 *
 * @param {any[]} rows of days @param {number} count of days, to today
 */
export function qualityChart(rows, count) {
  const days = Array.from({ length: count }, (_, index) => new Date(Date.now() - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10));
  const found = days.map((day) => rows.find((row) => row.key === day));
  const most = Math.max(...found.map((row) => row?.questions ?? 0), 1);
  const longest = Math.max(...found.map((row) => row?.latency_p95_ms ?? 0), 1);
  const legend = { most: formatNumber(most), time: formatNumber(longest) };
  return html`<figure class="chart quality"><svg viewBox="0 0 ${count * 10} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${t('qualityChart', legend)}>
      ${found.map((row, index) => (row ? bars(row, index, most) : ''))}
      ${lines(found, longest).map((points) => svg`<polyline points=${points} />`)}
    </svg><figcaption class="quiet"><span>${days[0]}</span>
      <span><i class="key"></i> ${t('questionsLegend', legend)} <i class="key refused"></i> ${t('refusals')} <i class="key time"></i> ${t('latencyLegend', legend)}</span>
      <span>${days.at(-1)}</span></figcaption></figure>`;
}

/** @param {any} row @param {number} index @param {number} most */
function bars(row, index, most) {
  const questions = (row.questions / most) * HEIGHT;
  const refusals = (row.refusals / most) * HEIGHT;
  return svg`<rect x=${index * 10 + 1} y=${HEIGHT - questions} width="8" height=${questions}>
      <title>${t('qualityOfDay', { day: row.key, questions: formatNumber(row.questions), refusals: formatNumber(row.refusals) })}</title></rect>
    <rect class="refused" x=${index * 10 + 1} y=${HEIGHT - refusals} width="8" height=${refusals} />`;
}

/**
 * The line has a gap where a day had no answer; a single day is a short stroke.
 *
 * @param {any[]} found @param {number} longest @returns {string[]}
 */
function lines(found, longest) {
  const lines = [];
  let points = [];
  for (let index = 0; index <= found.length; index++) {
    const time = found[index]?.latency_p95_ms ?? null;
    if (time !== null) {
      points.push([index * 10 + 5, HEIGHT - (time / longest) * (HEIGHT - 4)]);
    } else if (points.length > 0) {
      lines.push(points.length === 1 ? [[points[0][0] - 4, points[0][1]], [points[0][0] + 4, points[0][1]]] : points);
      points = [];
    }
  }
  return lines.map((line) => line.map((point) => point.join(',')).join(' '));
}
