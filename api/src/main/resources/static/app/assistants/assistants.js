/** Assistants, as the API has them. */
import { patch, post, remove } from '../base/api.js';
import { invalidate } from '../base/cache.js';

export const ASSISTANTS = '/api/v1/assistants';

/** @param {string} id */
export const assistant = (id) => `${ASSISTANTS}/${encodeURIComponent(id)}`;

/** @param {string | null} id null for a new one @param {Record<string, unknown>} fields @returns {Promise<string>} the id */
export async function saveAssistant(id, fields) {
  const saved = id === null ? await post(ASSISTANTS, fields) : await patch(assistant(id), fields);
  invalidate(ASSISTANTS);
  return saved.id;
}

/** @param {string} id */
export async function deleteAssistant(id) {
  await remove(assistant(id));
  invalidate(ASSISTANTS);
}

/** @param {string} id @returns {Promise<string>} the address that opens it, for whoever gets it */
export async function shareAssistant(id) {
  const { token } = await post(`${assistant(id)}/link`);
  return `${location.origin}/#/assistants/link/${token}`;
}

/** Ends the link, and what was accepted with it. @param {string} id */
export const endLink = (id) => remove(`${assistant(id)}/link`);
