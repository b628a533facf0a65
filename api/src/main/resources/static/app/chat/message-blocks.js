import { html, nothing } from 'lit';
import { repeat } from 'lit-html/directives/repeat.js';
import { TOGETHER } from './message-path.js';
import './answer-item.js';
import './question-item.js';

/**
 * Questions and answers, in blocks that are laid out or skipped as a whole. A message stays in its block when earlier ones are read.
 *
 * @typedef {import('./conversations.js').Message} Message
 * @typedef {{choose: (messageId: string) => void, edit: (index: number, question: Message, content: string) => void,
 *   regenerate: (index: number, answer: Message) => void}} Actions
 * @param {{messages: Message[], earlier: number, conversationId: string | null, settled: boolean, found: string | null}} shown
 *   with the message that a search found
 * @param {Actions} actions
 */
export function messageBlocks(shown, actions) {
  const { messages, earlier } = shown;
  const blocks = Map.groupBy(messages.keys(), (index) => Math.floor((earlier + index) / TOGETHER));
  return repeat(blocks, ([number]) => number, ([, indexes]) => html`<div class="message-block">
    ${repeat(indexes, (index) => messages[index].id || `new-${index}`, (index) => item(messages[index], index, shown, actions))}</div>`);
}

/** @param {Message} message @param {number} index @param {{conversationId: string | null, settled: boolean, found: string | null}} shown @param {Actions} actions */
function item(message, index, { conversationId, settled, found }, actions) {
  const isFound = message.id !== '' && message.id === found;
  const choose = (/** @type {CustomEvent} */ event) => actions.choose(event.detail);
  return message.role === 'user'
    ? html`<question-item data-message=${message.id} class=${isFound ? 'found' : nothing} tabindex=${isFound ? '-1' : nothing} .message=${message}
        .editable=${settled && message.id !== ''} @choose=${choose}
        @edit=${(/** @type {CustomEvent} */ event) => actions.edit(index, message, event.detail)}></question-item>`
    : html`<answer-item data-message=${message.id} class=${isFound ? 'found' : nothing} tabindex=${isFound ? '-1' : nothing} .message=${message}
        .conversationId=${conversationId} .settled=${settled} @choose=${choose}
        @regenerate=${() => actions.regenerate(index, message)}></answer-item>`;
}
