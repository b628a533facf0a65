/**
 * Conversations and their messages, as the API has them.
 *
 * @typedef {{document_id: string, filename: string, page: number | null, start: number, end: number, quote: string,
 *   index: number, heading: string[], supported: boolean, recognized: boolean, edited: boolean,
 *   boxes: {page: number, x: number, y: number, width: number, height: number}[]}} Citation
 * @typedef {{id: string, role: 'user' | 'assistant', content: string, citations?: Citation[], grounded?: boolean | null,
 *   nearest?: Citation[] | null, also_found?: {text: string, citation: Citation}[], interrupted?: boolean,
 *   completion?: string | null, disagreement?: {values: {citation: number, value: string}[]} | null,
 *   feedback?: {rating: string, comment: string | null} | null, usage?: {model: string}, status?: string | null,
 *   media_urls?: string[], audio_url?: string | null, siblings?: string[]}} Message
 */
import { invalidate } from '../base/cache.js';
import { get, patch, post, put, remove } from '../base/api.js';

export const LIST = '/api/v1/chat/conversations';
export const PAGE = 100;

/** @param {string} id */
export const conversation = (id) => `${LIST}/${encodeURIComponent(id)}`;
/** @param {string} id */
export const messagesOf = (id) => `${conversation(id)}/messages`;
/** @param {string} id @param {string} messageId */
export const message = (id, messageId) => `${messagesOf(id)}/${encodeURIComponent(messageId)}`;

/** @param {{assistant_id?: string, knowledge_base_ids?: string[]}} about @returns {Promise<string>} the id */
export async function startConversation(about) {
  return (await post(LIST, { ...about, new: true })).id;
}

/** @param {string} id @param {{title?: string, pinned?: boolean}} change */
export async function changeConversation(id, change) {
  await patch(conversation(id), change);
  invalidate(LIST);
}

/** @param {string} id */
export async function deleteConversation(id) {
  await remove(conversation(id));
  invalidate(`${LIST}?`);
}

/**
 * The end of the chosen path, oldest first.
 *
 * @param {string} id
 * @param {number} after number of the newest messages to leave out
 * @returns {Promise<{items: Message[], total: number}>}
 */
export async function readMessages(id, after = 0) {
  const page = await get(`${messagesOf(id)}?order=desc&limit=${PAGE}&offset=${after}`);
  return { items: page.items.reverse(), total: page.total };
}

/** @param {string} id @param {string} messageId a message of the path */
export function choosePath(id, messageId) {
  return put(`${conversation(id)}/path`, { message_id: messageId });
}

/** @param {string} id @param {string} messageId @param {{rating: 'up' | 'down', comment?: string}} feedback */
export function rate(id, messageId, feedback) {
  return put(`${message(id, messageId)}/feedback`, feedback);
}
