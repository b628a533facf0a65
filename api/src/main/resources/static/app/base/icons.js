/** Icons as templates. Each is decoration: the button around it has a name of its own. */
import { svg, html } from 'lit';

/** @param {import('lit').TemplateResult} shape */
const icon = (shape) =>
  html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"
    stroke-linejoin="round" aria-hidden="true">${shape}</svg>`;

export const icons = {
  menu: icon(svg`<path d="M4 6h16M4 12h16M4 18h16"/>`),
  close: icon(svg`<path d="M6 6l12 12M18 6L6 18"/>`),
  plus: icon(svg`<path d="M12 5v14M5 12h14"/>`),
  trash: icon(svg`<path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13"/>`),
  retry: icon(svg`<path d="M4 12a8 8 0 1 0 3-6M4 4v4h4"/>`),
  copy: icon(svg`<rect x="8" y="8" width="12" height="12" rx="2"/><path d="M4 16V6a2 2 0 0 1 2-2h10"/>`),
  good: icon(svg`<path d="M7 11v9H4v-9zM7 11l4-8c2 0 3 1 3 3v3h5l-1 9c0 1-1 2-2 2H7"/>`),
  bad: icon(svg`<path d="M7 13V4H4v9zM7 13l4 8c2 0 3-1 3-3v-3h5l-1-9c0-1-1-2-2-2H7"/>`),
  left: icon(svg`<path d="M15 5l-7 7 7 7"/>`),
  right: icon(svg`<path d="M9 5l7 7-7 7"/>`),
  download: icon(svg`<path d="M12 4v12M6 11l6 6 6-6M4 20h16"/>`),
  file: icon(svg`<path d="M6 3h8l5 5v13H6zM14 3v5h5"/>`),
};
