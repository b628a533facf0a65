import { html, nothing } from 'lit';
import { DocentElement } from '../base/element.js';
import { sourceLink } from './citation-list.js';
import { t } from '../base/i18n.js';

/** The text of an answer, in which `[1]` is a link to the place of its first citation. */
class AnswerText extends DocentElement {
  static properties = {
    text: { attribute: false },
    citations: { attribute: false },
    markdown: { attribute: false },
    formatted: { state: true },
  };

  constructor() {
    super();
    this.markdown = false;
    this.text = '';
    /** @type {import('../chat/conversations.js').Citation[]} */
    this.citations = [];
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (this.markdown && (changed.has('text') || changed.has('markdown'))) {
      this.format(this.text);
    }
  }

  /** @param {string} text */
  async format(text) {
    const { toFragment } = await import('./markdown.js');
    if (text === this.text) {
      this.formatted = toFragment(text, (index) => this.anchor(index));
    }
  }

  render() {
    return html`<div class="answer-text">
      ${this.markdown ? (this.formatted ?? this.text) : this.text.split(/\n+/).map((line) => html`<p>${this.parts(line)}</p>`)}
    </div>`;
  }

  /** @param {string} line */
  parts(line) {
    return line.split(/(\[\d+\])/).map((part) => {
      const citation = this.find(Number(/^\[(\d+)\]$/.exec(part)?.[1]));
      return citation ? html`<a class="cite" href=${sourceLink(citation)} aria-label=${label(citation)}>${citation.index}</a>` : part;
    });
  }

  /** The same link as a node, for text that is formatted. @param {number} index */
  anchor(index) {
    const citation = this.find(index);
    if (!citation) {
      return nothing;
    }
    const anchor = document.createElement('a');
    anchor.className = 'cite';
    anchor.href = sourceLink(citation);
    anchor.setAttribute('aria-label', label(citation));
    anchor.textContent = String(citation.index);
    return anchor;
  }

  /** @param {number} index @returns {import('./conversations.js').Citation | undefined} */
  find(index) {
    return this.citations.find((/** @type {any} */ each) => each.index === index);
  }
}

/** @param {import('./conversations.js').Citation} citation */
export function label(citation) {
  const { index, filename, page } = citation;
  return page ? t('citationPage', { index, filename, page }) : t('citation', { index, filename });
}

customElements.define('answer-text', AnswerText);
