/**
 * Conversations and their messages, as the API has them, and the answer that is being streamed.
 *
 * @typedef {{document_id: string, filename: string, page: number | null, start: number, end: number, quote: string,
 *   index: number, heading: string[], supported: boolean, recognized: boolean,
 *   boxes: {page: number, x: number, y: number, width: number, height: number}[]}} Citation
 * @typedef {{id: string, role: 'user' | 'assistant', content: string, citations?: Citation[], grounded?: boolean | null,
 *   nearest?: Citation[] | null, also_found?: {text: string, citation: Citation}[], interrupted?: boolean,
 *   completion?: string | null, disagreement?: {values: {citation: number, value: string}[]} | null,
 *   rating?: string | null, streaming?: boolean}} Message
 */
import { invalidate } from '../base/cache.js';
import { get, post, put, remove } from '../base/api.js';
import { events } from '../base/events.js';

export const LIST = '/api/v1/chat/conversations';

/** @param {string} id */
const messagesOf = (id) => `${LIST}/${encodeURIComponent(id)}/messages`;

/** @param {string[]} bases ids of the knowledge bases to ask; empty for the default one */
export async function startConversation(bases) {
  const created = await post(LIST, bases.length > 0 ? { knowledge_base_ids: bases, new: true } : { new: true });
  return created.id;
}

/** @param {string} id */
export async function deleteConversation(id) {
  await remove(`${LIST}/${encodeURIComponent(id)}`);
  invalidate(LIST);
}

/** The messages of the chosen path, oldest first. @param {string} id @returns {Promise<Message[]>} */
export async function readMessages(id) {
  const all = [];
  for (let total = 1; all.length < total; ) {
    const page = await get(`${messagesOf(id)}?order=asc&limit=100&offset=${all.length}`);
    all.push(...page.items);
    total = page.items.length === 0 ? 0 : page.total;
  }
  return all;
}

/** @param {string} id @param {string} messageId @param {'up' | 'down'} rating */
export function rate(id, messageId, rating) {
  return put(`${messagesOf(id)}/${encodeURIComponent(messageId)}/feedback`, { rating });
}

/**
 * Asks, and reports the answer while it grows.
 *
 * @param {string} id of the conversation
 * @param {string} question
 * @param {AbortSignal} signal stops the answer
 * @param {(event: string, data: any) => void} on
 */
export function ask(id, question, signal, on) {
  return follow(messagesOf(id), { content: question }, signal, on);
}

/** Answers the question of a message again. @param {string} id @param {string} messageId */
export function regenerate(id, messageId, /** @type {AbortSignal} */ signal, /** @type {any} */ on) {
  return follow(`${messagesOf(id)}/${encodeURIComponent(messageId)}/regenerate`, undefined, signal, on);
}

/** @param {string} path @param {unknown} body @param {AbortSignal} signal @param {(event: string, data: any) => void} on */
async function follow(path, body, signal, on) {
  const options = {
    method: 'POST',
    signal,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
  };
  for await (const { event, data } of events(path, options)) {
    on(event, data);
  }
  invalidate(LIST);
}
