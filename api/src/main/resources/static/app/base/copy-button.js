import { html } from 'lit';
import { DocentElement } from './element.js';
import { t } from './i18n.js';
import { icons } from './icons.js';

/** Copies a text, and says that it did. */
class CopyButton extends DocentElement {
  static properties = { text: { attribute: false }, label: { attribute: false }, copied: { state: true } };

  constructor() {
    super();
    this.text = '';
    this.label = '';
    this.copied = false;
  }

  render() {
    return html`<button type="button" class="plain" aria-label=${this.copied ? t('copied') : this.label} title=${this.label}
      @click=${this.copy}>${this.copied ? icons.done : icons.copy}</button>`;
  }

  async copy() {
    await navigator.clipboard.writeText(this.text);
    this.copied = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.copied = false), 2000);
  }
}

customElements.define('copy-button', CopyButton);
