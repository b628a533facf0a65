import { html } from 'lit';
import { DocentElement } from './element.js';
import { link } from './router.js';
import { tabLinks } from './tab-links.js';

/**
 * A view of several parts, each of which is loaded when it is opened.
 *
 * @typedef {{load: () => Promise<unknown>, render: () => unknown, text: () => string}} Part
 */
export class TabbedView extends DocentElement {
  static properties = { tab: { attribute: false }, loaded: { state: true } };

  /** @param {string} view the first part of its place @param {() => string} title @param {Record<string, Part>} parts the first by default */
  constructor(view, title, parts) {
    super();
    this.view = view;
    this.heading = title;
    this.parts = parts;
    /** @type {string | null} */
    this.tab = null;
    /** @type {string | null} */
    this.loaded = null;
  }

  get current() {
    return this.tab !== null && this.tab in this.parts ? this.tab : Object.keys(this.parts)[0];
  }

  /** @param {Map<string, unknown>} changed */
  async willUpdate(changed) {
    if (changed.has('tab')) {
      const part = this.current;
      this.loaded = null;
      await this.parts[part].load();
      this.loaded = part === this.current ? part : this.loaded;
    }
  }

  render() {
    const tabs = Object.entries(this.parts).map(([name, part]) => ({
      text: part.text(),
      href: link(this.view, name),
      current: name === this.current,
    }));
    return html`<section class="page-view">
      <h1>${this.heading()}</h1>
      ${tabLinks(this.heading(), tabs)}
      ${this.loaded ? this.parts[this.loaded].render() : html`<p class="quiet busy" role="status"></p>`}
    </section>`;
  }
}
