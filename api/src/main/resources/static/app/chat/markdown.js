/** Markdown of chat models as nodes. HTML in it is shown as text, and nothing in it loads anything. */
import purifier from 'dompurify';
import { Marked } from 'marked';

const marked = new Marked({ gfm: true, breaks: true });
marked.use({ renderer: { html: ({ text }) => escaped(text) } });

const RULES = {
  ALLOWED_TAGS: ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'ul', 'ol', 'li', 'blockquote', 'h1', 'h2', 'h3', 'h4',
    'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'a'],
  ALLOWED_ATTR: ['href'],
  ALLOWED_URI_REGEXP: /^https?:/i,
};

/**
 * @param {string} text
 * @param {(index: number) => Node | symbol} anchor the link of a citation, or a symbol where there is no such citation
 * @returns {DocumentFragment}
 */
export function toFragment(text, anchor) {
  const fragment = purifier.sanitize(/** @type {string} */ (marked.parse(text)), { ...RULES, RETURN_DOM_FRAGMENT: true });
  fragment.querySelectorAll('a').forEach((each) => each.setAttribute('rel', 'noopener noreferrer nofollow'));
  fragment.querySelectorAll('a').forEach((each) => each.setAttribute('target', '_blank'));
  const texts = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (texts.nextNode()) {
    nodes.push(/** @type {Text} */ (texts.currentNode));
  }
  nodes.forEach((node) => linkCitations(node, anchor));
  return fragment;
}

/** @param {Text} node @param {(index: number) => Node | symbol} anchor */
function linkCitations(node, anchor) {
  const parts = node.data.split(/(\[\d+\])/);
  if (parts.length > 1) {
    node.replaceWith(
      ...parts.map((part) => {
        const index = /^\[(\d+)\]$/.exec(part)?.[1];
        const made = index ? anchor(Number(index)) : part;
        return typeof made === 'symbol' ? part : made;
      }),
    );
  }
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
