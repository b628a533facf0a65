/** Images that a question carries. */
import { postFiles } from '../base/api.js';

/** What the API accepts (`POST /api/v1/media/upload`). */
export const IMAGES = 'image/png,image/jpeg,image/webp,image/gif';

/** @param {File} file */
export function isImage(file) {
  return IMAGES.split(',').includes(file.type);
}

/**
 * @typedef {{name: string, preview: string, url: string, failure: string}} Attachment
 * @param {File} file
 * @returns {Promise<{url: string, thumbnail_url: string}>}
 */
export function uploadImage(file) {
  return postFiles('/api/v1/media/upload', { file });
}
