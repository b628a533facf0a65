/**
 * The files that are on their way, a few at a time, so that three hundred dropped at once neither exhaust the connections
 * nor stop at the first that is refused.
 *
 * @typedef {{base: string, file: File, share: number, failure: any}} Upload
 */
import { invalidate } from '../base/cache.js';
import { get } from '../base/api.js';
import { BASES, upload } from './documents.js';

const AT_ONCE = 3;

/** @type {Upload[]} those that wait, are sent, or were refused */
export let uploads = [];

let active = 0;

/** @type {Set<() => void>} */
const watchers = new Set();

/** @param {() => void} watcher @returns {() => void} ends it */
export function watchUploads(watcher) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** @param {string} base @param {Iterable<File>} files */
export function addFiles(base, files) {
  uploads = [...uploads, ...[...files].map((file) => ({ base, file, share: 0, failure: null }))];
  changed();
  next();
}

/** Forgets a file that was refused. @param {Upload} refused */
export function dismiss(refused) {
  uploads = uploads.filter((each) => each !== refused);
  changed();
}

function changed() {
  watchers.forEach((watcher) => watcher());
}

const begun = new WeakSet();

function next() {
  const waiting = uploads.find((each) => !begun.has(each));
  if (waiting && active < AT_ONCE) {
    begun.add(waiting);
    active++;
    send(waiting).finally(() => {
      active--;
      next();
    });
    next();
  }
}

/** @param {Upload} each */
async function send(each) {
  try {
    // Renews the session if it has expired, which the request that sends the file cannot.
    await get(`${BASES}/${encodeURIComponent(each.base)}`);
    await upload(each.base, each.file, (share) => {
      each.share = share;
      changed();
    });
    uploads = uploads.filter((other) => other !== each);
    invalidate(`${BASES}/${each.base}/`);
  } catch (failure) {
    each.failure = failure;
  }
  changed();
}
