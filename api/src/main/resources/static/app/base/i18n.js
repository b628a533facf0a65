/**
 * Texts, numbers and times in the reader's language. A language is one file in `locale/`, whose keys are those of `en.js`;
 * keys that it lacks are shown in English.
 */
import en from '../locale/en.js';

const LOADERS = { en: async () => ({ default: en }), de: () => import('../locale/de.js') };

let texts = en;
let language = 'en';

/** Loads the first of the reader's languages that there is a file for. @param {readonly string[]} preferred BCP 47 tags */
export async function loadLocale(preferred) {
  language = preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in LOADERS) ?? 'en';
  texts = { ...en, ...(await LOADERS[language]()).default };
  document.documentElement.lang = language;
}

/**
 * The text of a key, with `{name}` replaced by the value of that name; the key itself if there is none, as for the name of a
 * component that a later version adds.
 *
 * @param {keyof typeof en} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** @param {number} bytes @returns {string} such as "43 bytes" or "1.2 MB" */
export function formatBytes(bytes) {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(bytes / 1000 ** power);
}

/** @param {string} instant ISO 8601 @returns {string} the day and time in the reader's zone */
export function formatTime(instant) {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

/** @param {number} number */
export function formatNumber(number) {
  return new Intl.NumberFormat(language).format(number);
}

/** @param {number} score 0 to 1 */
export function formatScore(score) {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(score);
}

/** @param {number} amount @param {string} [currency] ISO 4217 */
export function formatAmount(amount, currency) {
  return currency && /^[A-Z]{3}$/.test(currency)
    ? new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount)
    : formatNumber(amount);
}

/** @param {number} seconds @returns {string} such as "3 min" */
export function formatSeconds(seconds) {
  const [value, unit] = seconds < 90 ? [seconds, 'second'] : seconds < 5400 ? [seconds / 60, 'minute'] : [seconds / 3600, 'hour'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 }).format(value);
}

/** @param {number} share 0 to 1 */
export function formatShare(share) {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** @param {string} instant @returns {string} "Today", "Yesterday" or the date, to group lists by day */
export function formatDay(instant) {
  const day = new Date(instant);
  const ago = Math.round((startOfDay(new Date()) - startOfDay(day)) / 86_400_000);
  if (ago <= 1) {
    const word = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-ago, 'day');
    return word.charAt(0).toUpperCase() + word.slice(1);
  }
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(day);
}

/** @param {Date} time */
function startOfDay(time) {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();
}
