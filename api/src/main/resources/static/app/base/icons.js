/** Icons as templates. Each is decoration: the button around it has a name of its own. */
import { svg, html } from 'lit';

/** @param {import('lit').TemplateResult} shape */
const icon = (shape) =>
  html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"
    stroke-linejoin="round" aria-hidden="true">${shape}</svg>`;

export const icons = {
  menu: icon(svg`<path d="M4 6h16M4 12h16M4 18h16"/>`),
  more: icon(svg`<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3"/>`),
  close: icon(svg`<path d="M6 6l12 12M18 6L6 18"/>`),
  plus: icon(svg`<path d="M12 5v14M5 12h14"/>`),
  done: icon(svg`<path d="M5 13l4 4L19 7"/>`),
  trash: icon(svg`<path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13"/>`),
  retry: icon(svg`<path d="M4 12a8 8 0 1 0 3-6M4 4v4h4"/>`),
  copy: icon(svg`<rect x="8" y="8" width="12" height="12" rx="2"/><path d="M4 16V6a2 2 0 0 1 2-2h10"/>`),
  good: icon(svg`<path d="M7 11v9H4v-9zM7 11l4-8c2 0 3 1 3 3v3h5l-1 9c0 1-1 2-2 2H7"/>`),
  bad: icon(svg`<path d="M7 13V4H4v9zM7 13l4 8c2 0 3-1 3-3v-3h5l-1-9c0-1-1-2-2-2H7"/>`),
  left: icon(svg`<path d="M15 5l-7 7 7 7"/>`),
  right: icon(svg`<path d="M9 5l7 7-7 7"/>`),
  download: icon(svg`<path d="M12 4v12M6 11l6 6 6-6M4 20h16"/>`),
  file: icon(svg`<path d="M6 3h8l5 5v13H6zM14 3v5h5"/>`),
  edit: icon(svg`<path d="M4 20l1-4L16 5l3 3L8 19z"/>`),
  pin: icon(svg`<path d="M9 4h6l-1 6 3 3H7l3-3zM12 13v7"/>`),
  link: icon(svg`<path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"/>`),
  attach: icon(svg`<path d="M20 11l-8 8a5 5 0 0 1-7-7l8-8a3.5 3.5 0 0 1 5 5l-8 8a2 2 0 0 1-3-3l7-7"/>`),
  microphone: icon(svg`<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5 11a7 7 0 0 0 14 0M12 18v3"/>`),
  people: icon(svg`<circle cx="9" cy="8" r="4"/><path d="M2 21c0-4 3-7 7-7s7 3 7 7M16 4a4 4 0 0 1 0 8M22 21c0-3-1-5-4-6"/>`),
  scan: icon(svg`<path d="M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M7 12h10"/>`),
  gear: icon(svg`<circle cx="12" cy="12" r="3"/><path d="M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M5.6 18.4l2.1-2.1M16.3 7.7l2.1-2.1"/>`),
  person: icon(svg`<circle cx="12" cy="8" r="4"/><path d="M4 21c0-4 4-7 8-7s8 3 8 7"/>`),
  search: icon(svg`<circle cx="11" cy="11" r="6"/><path d="M16 16l5 5"/>`),
};
