import { html, render } from 'lit';
import { t } from './i18n.js';

/**
 * Opens a dialog above the page. Escape closes it, and the focus returns to where it was.
 *
 * @param {string} title
 * @param {(close: () => void) => import('lit').TemplateResult} content
 * @returns {Promise<void>} fulfilled once it is closed
 */
export function openDialog(title, content) {
  const dialog = document.createElement('dialog');
  const close = () => dialog.close();
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  render(html`<h2 id="dialog-title">${title}</h2>${content(close)}`, dialog);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve();
    });
  });
}

/** Asks before something that cannot be undone. @param {string} question @param {string} action the name of the button */
export async function confirmed(question, action) {
  let answer = false;
  await openDialog(action, (close) => html`
    <p>${question}</p>
    <div class="dialog-actions">
      <button type="button" @click=${close}>${t('cancel')}</button>
      <button type="button" class="danger" @click=${() => { answer = true; close(); }}>${action}</button>
    </div>`);
  return answer;
}
