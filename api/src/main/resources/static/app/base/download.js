import { get } from './api.js';

/**
 * Lets the browser save what a path answers with.
 *
 * @param {string} path
 */
export async function download(path) {
  // Renews the session if it has expired, which a download of the browser cannot.
  await get('/api/v1/me');
  const anchor = document.createElement('a');
  anchor.href = path;
  anchor.download = '';
  anchor.click();
}
