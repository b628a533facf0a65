import { html } from 'lit';
import { DocentElement } from './element.js';
import { icons } from './icons.js';

/**
 * A button that opens a list of actions. Escape and a click elsewhere close it.
 *
 * @typedef {{text: string, icon?: unknown, danger?: boolean, run: () => void}} Item
 */
class MenuButton extends DocentElement {
  static properties = { label: { attribute: false }, items: { attribute: false }, open: { state: true } };

  constructor() {
    super();
    this.label = '';
    /** @type {Item[]} */
    this.items = [];
    this.open = false;
    this.addEventListener('focusout', (event) => {
      if (!this.contains(/** @type {Node} */ (event.relatedTarget))) {
        this.open = false;
      }
    });
    this.addEventListener('keydown', (event) => this.keydown(event));
  }

  render() {
    return html`
      <button type="button" class="plain" aria-label=${this.label} title=${this.label} aria-expanded=${this.open}
        @click=${() => (this.open = !this.open)}>${icons.more}</button>
      ${this.open
        ? html`<ul class="menu">${this.items.map(
            (item) => html`<li><button type="button" class=${item.danger ? 'danger-text' : ''}
              @click=${() => this.choose(item)}>${item.icon ?? ''}${item.text}</button></li>`,
          )}</ul>`
        : ''}
    `;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('open') && this.open) {
      /** @type {HTMLElement} */ (this.querySelector('.menu button')).focus();
    }
  }

  /** @param {Item} item */
  choose(item) {
    this.close();
    item.run();
  }

  close() {
    this.open = false;
    /** @type {HTMLElement} */ (this.querySelector('button')).focus();
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const buttons = [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('.menu button'))];
    if (event.key === 'Escape' && this.open) {
      event.stopPropagation();
      this.close();
    } else if (step && this.open) {
      event.preventDefault();
      const at = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
      buttons[(at + step + buttons.length) % buttons.length].focus();
    }
  }
}

customElements.define('menu-button', MenuButton);
