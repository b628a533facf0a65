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
 * The text of a key, with `{name}` replaced by the value of that name.
 *
 * @param {keyof typeof en} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  return texts[key].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** @param {number} bytes @returns {string} such as "1.2 MB" */
export function formatBytes(bytes) {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[power],
    unitDisplay: 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(bytes / 1000 ** power);
}

/** @param {string} instant ISO 8601 @returns {string} the day and time in the reader's zone */
export function formatTime(instant) {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
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
