import { html } from 'lit';
import { t } from '../base/i18n.js';
import { icons } from '../base/icons.js';

/**
 * Goes from a message to the others in its place: answers that were given again, questions that were edited.
 *
 * @param {import('./conversations.js').Message} message
 * @param {(messageId: string) => void} choose
 */
export function branchSwitch(message, choose) {
  const siblings = message.siblings ?? [];
  if (siblings.length < 2) {
    return '';
  }
  const at = siblings.indexOf(message.id);
  return html`<span class="branches">
    <button class="plain" aria-label=${t('previousBranch')} ?disabled=${at === 0}
      @click=${() => choose(siblings[at - 1])}>${icons.left}</button>
    <span>${t('branch', { number: at + 1, total: siblings.length })}</span>
    <button class="plain" aria-label=${t('nextBranch')} ?disabled=${at === siblings.length - 1}
      @click=${() => choose(siblings[at + 1])}>${icons.right}</button>
  </span>`;
}
