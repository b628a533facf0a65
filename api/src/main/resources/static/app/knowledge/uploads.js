/**
 * The files that are on their way, a few at a time, so that three hundred dropped at once neither exhaust the connections
 * nor stop at the first that is refused.
 *
 * @typedef {{base: string, file: File, share: number, failure: any, done: boolean}} Upload
 */
import { invalidate } from '../base/cache.js';
import { get } from '../base/api.js';
import { BASES, upload } from './documents.js';

const AT_ONCE = 3;
/** Milliseconds that an access token is surely valid after a call that succeeded. */
const RENEWED_FOR = 60_000;
const SHOWN_WITHIN = 500;

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
  uploads = [...uploads, ...[...files].map((file) => ({ base, file, share: 0, failure: null, done: false }))];
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
    await renew(each.base);
    await upload(each.base, each.file, (share) => {
      each.share = share;
      changed();
    });
    each.done = true;
    showSoon(each.base);
  } catch (failure) {
    if (failure.status === 429) {
      await new Promise((resolve) => setTimeout(resolve, failure.retryAfter * 1000));
      return send(each);
    }
    each.failure = failure;
  }
  changed();
}

let renewedAt = 0;

/** Renews the session if it has expired, which the request that sends the file cannot. @param {string} base */
async function renew(base) {
  if (Date.now() - renewedAt > RENEWED_FOR) {
    await get(`${BASES}/${encodeURIComponent(base)}`);
    renewedAt = Date.now();
  }
}

/** @type {Set<string>} knowledge bases whose documents are read again within a second */
const shownSoon = new Set();

/** Shows new documents, many at once rather than each. @param {string} base */
function showSoon(base) {
  if (!shownSoon.has(base)) {
    shownSoon.add(base);
    setTimeout(() => {
      shownSoon.delete(base);
      uploads = uploads.filter((each) => each.base !== base || !each.done);
      invalidate(`${BASES}/${base}/`);
      changed();
    }, SHOWN_WITHIN);
  }
}
