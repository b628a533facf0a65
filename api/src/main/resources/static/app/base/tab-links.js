import { html } from 'lit';

/**
 * Links between the parts of a view.
 *
 * @param {string} label
 * @param {{text: string, href: string, current: boolean}[]} tabs
 */
export function tabLinks(label, tabs) {
  return html`<nav class="tabs" aria-label=${label}>
    ${tabs.map((tab) => html`<a href=${tab.href} aria-current=${tab.current ? 'page' : 'false'}>${tab.text}</a>`)}
  </nav>`;
}
