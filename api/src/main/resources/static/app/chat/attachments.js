/** Images and spoken words that a question carries. */
import { postFiles } from '../base/api.js';

/** What the API accepts of images (`POST /api/v1/media/upload`). */
export const IMAGES = 'image/png,image/jpeg,image/webp,image/gif';

/** @param {File} file */
export function isImage(file) {
  return IMAGES.split(',').includes(file.type);
}

/**
 * @typedef {{name: string, heard: boolean, preview: string, url: string, failure: string}} Attachment
 * @param {File} file
 * @returns {Promise<{url: string}>}
 */
export function uploadMedia(file) {
  return postFiles('/api/v1/media/upload', { file });
}

/**
 * What a question with these attachments says to the API.
 *
 * @param {string} content
 * @param {Attachment[]} attachments that were uploaded
 */
export function questionOf(content, attachments) {
  const images = attachments.filter((each) => !each.heard).map((each) => each.url);
  const heard = attachments.find((each) => each.heard);
  const type = images.length === 0 ? (heard ? 'audio' : 'text') : content || heard ? 'multimodal' : 'image';
  return {
    ...(content ? { content } : {}),
    ...(type === 'text' ? {} : { message_type: type }),
    ...(images.length > 0 ? { media_urls: images } : {}),
    ...(heard ? { audio_url: heard.url } : {}),
  };
}
