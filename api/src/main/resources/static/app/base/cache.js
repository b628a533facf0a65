/**
 * Answers of the API that several components show: cached by path, shown at once, and read again in the background
 * (stale-while-revalidate).
 */
import { get } from './api.js';

/** @type {Map<string, {value?: any, error?: Error, loading?: Promise<void>, watchers: Set<() => void>}>} */
const entries = new Map();

/** @param {string} path */
function entry(path) {
  let found = entries.get(path);
  if (!found) {
    found = { watchers: new Set() };
    entries.set(path, found);
  }
  return found;
}

/** Reads the path again, and updates every component that shows it. @param {string} path */
export function revalidate(path) {
  const cached = entry(path);
  cached.loading ??= get(path)
    .then((value) => Object.assign(cached, { value, error: undefined }))
    .catch((error) => Object.assign(cached, { error }))
    .then(() => {
      cached.loading = undefined;
      cached.watchers.forEach((watcher) => watcher());
    });
  return cached.loading;
}

/** Reads the path after what is being read, which may be older than the change. @param {string} path */
function again(path) {
  const loading = entry(path).loading ?? Promise.resolve();
  loading.then(() => revalidate(path));
}

/** Revalidates what is shown of all paths with the prefix, and forgets the rest of them. @param {string} prefix */
export function invalidate(prefix) {
  for (const [path, cached] of entries) {
    if (path.startsWith(prefix)) {
      cached.watchers.size > 0 ? again(path) : entries.delete(path);
    }
  }
}

/** Forgets everything, as after signing out. */
export function clear() {
  entries.clear();
}

/** A path that a component shows, as a reactive controller of Lit. */
export class Query {
  /** @param {import('lit').ReactiveControllerHost} host @param {() => string | null} path null to show nothing */
  constructor(host, path) {
    this.host = host;
    this.path = path;
    this.watched = null;
    this.update = () => host.requestUpdate();
    host.addController(this);
  }

  hostUpdate() {
    const path = this.path();
    if (path !== this.watched) {
      this.unwatch();
      this.watched = path;
      if (path !== null) {
        entry(path).watchers.add(this.update);
        revalidate(path);
      }
    }
  }

  hostDisconnected() {
    this.unwatch();
  }

  unwatch() {
    if (this.watched !== null) {
      entry(this.watched).watchers.delete(this.update);
      this.watched = null;
    }
  }

  /** The last value that was read; undefined until there is one. */
  get value() {
    return this.watched === null ? undefined : entry(this.watched).value;
  }

  get error() {
    return this.watched === null ? undefined : entry(this.watched).error;
  }
}
