/** Knowledge bases and documents, as the API has them. */
import { invalidate } from '../base/cache.js';
import { ApiError, call, post, remove } from '../base/api.js';

export const BASES = '/api/v1/knowledge-bases';
export const PAGE = 50;

/** @param {string} base @param {number} offset @param {string} status empty for all */
export const documentsOf = (base, offset, status) =>
  `${BASES}/${encodeURIComponent(base)}/documents?limit=${PAGE}&offset=${offset}${status ? `&status=${status}` : ''}`;

/** @param {string} name @returns {Promise<string>} the id of the new knowledge base */
export async function createBase(name) {
  const created = await post(BASES, { name });
  invalidate(BASES);
  return created.id;
}

/** @param {Blob} archive of an export @returns {Promise<string>} the id of the new knowledge base */
export async function importBase(archive) {
  const options = { method: 'POST', body: archive, headers: { 'Content-Type': 'application/zip' } };
  const imported = await (await call(`${BASES}/import`, options)).json();
  invalidate(BASES);
  return imported.knowledge_base.id;
}

/** @param {string} base @param {string} id */
export async function cancelDocument(base, id) {
  await post(`/api/v1/documents/${encodeURIComponent(id)}/cancel`);
  invalidate(`${BASES}/${base}/`);
}

/** @param {string} base @param {string} id */
export async function deleteDocument(base, id) {
  await remove(`/api/v1/documents/${encodeURIComponent(id)}`);
  invalidate(`${BASES}/${base}/`);
}

/** @param {string} base @param {string} id */
export async function readAgain(base, id) {
  await post(`/api/v1/documents/${encodeURIComponent(id)}/reindex`);
  invalidate(`${BASES}/${base}/`);
}

/**
 * Uploads one file. `fetch` reports no progress of a request, so this is an `XMLHttpRequest`.
 *
 * @param {string} base
 * @param {File} file
 * @param {(share: number) => void} onProgress 0 to 1
 * @returns {Promise<{documents: any[], skipped: any[]}>}
 * @throws {ApiError}
 */
export function upload(base, file, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${BASES}/${encodeURIComponent(base)}/documents`);
    request.setRequestHeader('X-Requested-With', 'docent');
    request.upload.onprogress = (event) => onProgress(event.total === 0 ? 0 : event.loaded / event.total);
    request.onload = () => (request.status < 300 ? resolve(JSON.parse(request.responseText)) : reject(refusal(request)));
    request.onerror = () => reject(new ApiError({ status: 0, title: 'offline', detail: '' }));
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

/** @param {XMLHttpRequest} request */
function refusal(request) {
  const failure = new ApiError(problem(request));
  failure.retryAfter = Number(request.getResponseHeader('Retry-After')) || 1;
  return failure;
}

/** @param {XMLHttpRequest} request */
function problem(request) {
  try {
    return { status: request.status, ...JSON.parse(request.responseText) };
  } catch {
    return { status: request.status, title: request.statusText, detail: '' };
  }
}
