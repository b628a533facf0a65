/** Starts the page: the language first, since every component renders in it. */
import { loadLocale } from './base/i18n.js';

await loadLocale(navigator.languages);
await import('./shell/docent-app.js');
