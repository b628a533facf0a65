import { html, svg } from 'lit';

const HEIGHT = 100;
const DAY = 86_400_000;

/**
 * A chart of values from left to right: bars, and lines before them. A table beside it says the same.
 *
 * @typedef {{style?: string, values: (number | null)[], titles?: string[]}} Series shares of the height, from 0 to 1; null for a gap
 * @param {{label: string, bars?: Series[], lines?: Series[], first: string, legend: unknown, last: string}} shown the label says
 *   what it shows, the legend what its colors mean
 */
export function chart({ label, bars = [], lines = [], first, legend, last }) {
  const count = Math.max(...[...bars, ...lines].map((series) => series.values.length));
  return html`<figure class="chart"><svg viewBox="0 0 ${count * 10} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${label}>
      ${bars.map(renderBars)}
      ${lines.map((series) => strokes(series.values).map((points) => svg`<polyline class=${series.style ?? ''} points=${points} />`))}
    </svg><figcaption class="quiet"><span>${first}</span><span>${legend}</span><span>${last}</span></figcaption></figure>`;
}

/** What a legend shows of a series. @param {string} style @param {string} text */
export function legendOf(style, text) {
  return html`<span class="legend"><i class="key ${style}"></i> ${text}</span> `;
}

/** @param {number} count @returns {string[]} the days to today, such as "2026-11-25" (UTC) */
export function lastDays(count) {
  return Array.from({ length: count }, (_, index) => new Date(Date.now() - (count - 1 - index) * DAY).toISOString().slice(0, 10));
}

/** @param {Series} series */
function renderBars({ style = '', values, titles = [] }) {
  return values.map((value, index) => {
    const height = (value ?? 0) * HEIGHT;
    return value === null
      ? ''
      : svg`<rect class=${style} x=${index * 10 + 1} y=${HEIGHT - height} width="8" height=${height}><title>${titles[index] ?? ''}</title></rect>`;
  });
}

/**
 * A line has a gap where there is no value; a single value is a short stroke.
 *
 * @param {(number | null)[]} values
 * @returns {string[]} the points of each stroke
 */
function strokes(values) {
  const strokes = [];
  let points = [];
  for (const [index, value] of [...values, null].entries()) {
    if (value !== null) {
      points.push([index * 10 + 5, HEIGHT - value * (HEIGHT - 4)]);
    } else if (points.length > 0) {
      strokes.push(points.length === 1 ? [[points[0][0] - 4, points[0][1]], [points[0][0] + 4, points[0][1]]] : points);
      points = [];
    }
  }
  return strokes.map((stroke) => stroke.map((point) => point.join(',')).join(' '));
}
