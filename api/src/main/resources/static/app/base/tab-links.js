import { html } from 'lit';
import { ref } from 'lit-html/directives/ref.js';

/**
 * Links between the parts of a view. Where they do not fit, the present one is scrolled to.
 *
 * @param {string} label
 * @param {{text: string, href: string, current: boolean}[]} tabs
 */
export function tabLinks(label, tabs) {
  const current = tabs.find((tab) => tab.current)?.href ?? '';
  return html`<nav class="tabs" aria-label=${label} ${ref((links) => reveal(links, current))}>
    ${tabs.map((tab) => html`<a href=${tab.href} aria-current=${tab.current ? 'page' : 'false'}>${tab.text}</a>`)}
  </nav>`;
}

/** @type {WeakMap<Element, string>} the link that was scrolled to last */
const revealed = new WeakMap();

/** Scrolls the links, not the page around them, once for each link that becomes the present one. @param {Element | undefined} links @param {string} href */
function reveal(links, href) {
  if (links && revealed.get(links) !== href) {
    revealed.set(links, href);
    requestAnimationFrame(() => {
      const { left, right } = links.getBoundingClientRect();
      const shown = links.querySelector('[aria-current=page]')?.getBoundingClientRect();
      if (shown) {
        links.scrollLeft += Math.max(0, shown.right - right) - Math.max(0, left - shown.left);
      }
    });
  }
}
