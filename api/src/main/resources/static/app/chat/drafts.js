/** What was typed and not sent, by conversation: it survives a reload and the end of the session, but not signing out. */

/** @param {string} conversation its id, or `new` */
const key = (conversation) => `docent.draft.${conversation}`;

/** @param {string} conversation @param {string} text */
export function keepDraft(conversation, text) {
  sessionStorage.setItem(key(conversation), text);
}

/** @param {string} conversation @returns {string} empty if there is none */
export function draftOf(conversation) {
  return sessionStorage.getItem(key(conversation)) ?? '';
}
