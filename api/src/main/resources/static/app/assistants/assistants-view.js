import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import './assistant-gallery.js';

/** The gallery of assistants; `new` or an id with `edit` opens the editor, `link` with a token what somebody shared. */
class AssistantsView extends DocentElement {
  static properties = { assistantId: { attribute: false }, tab: { attribute: false }, loaded: { state: true } };

  constructor() {
    super();
    this.assistantId = '';
    /** @type {string | null} */
    this.tab = null;
    this.loaded = '';
  }

  get shown() {
    if (this.assistantId === 'link') {
      return 'link';
    }
    return this.assistantId === 'new' || this.tab === 'edit' ? 'editor' : 'gallery';
  }

  async willUpdate() {
    const shown = this.shown;
    if (shown === 'editor') {
      await import('./assistant-editor.js');
    } else if (shown === 'link') {
      await import('./shared-assistant.js');
    }
    this.loaded = shown;
  }

  render() {
    switch (this.shown) {
      case 'editor':
        return html`<assistant-editor .assistantId=${this.assistantId === 'new' ? null : this.assistantId}></assistant-editor>`;
      case 'link':
        return html`<shared-assistant .token=${this.tab}></shared-assistant>`;
      default:
        return html`<assistant-gallery></assistant-gallery>`;
    }
  }
}

customElements.define('assistants-view', AssistantsView);
