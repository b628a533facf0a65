/**
 * Places of the page, kept in the fragment of its address, so that a link opens the same for whoever may see it:
 * `#/chat/ID`, `#/knowledge/ID`, and beside either `?document=ID&page=3&start=10&end=40` for an open source.
 */

/** @typedef {{view: string, id: string | null, source: Record<string, string> | null}} Place */

/** @returns {Place} */
export function place() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const [view, id] = path.split('/').map(decodeURIComponent);
  const source = Object.fromEntries(new URLSearchParams(query ?? ''));
  return { view: view || 'chat', id: id || null, source: source.document ? source : null };
}

/** @param {string} view @param {string | null} [id] @param {Record<string, string | number> | null} [source] */
export function link(view, id = null, source = null) {
  const path = [view, id].filter(Boolean).map((part) => encodeURIComponent(String(part)));
  const query = source ? `?${new URLSearchParams(Object.entries(source).map(([name, value]) => [name, String(value)]))}` : '';
  return `#/${path.join('/')}${query}`;
}

/** @param {string} address a value of `link` */
export function go(address) {
  location.hash = address.slice(1);
}

/** Shows another source, or none, beside the present view. @param {Record<string, string | number> | null} source */
export function showSource(source) {
  const now = place();
  go(link(now.view, now.id, source));
}

/** @param {() => void} listener */
export function onPlaceChange(listener) {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
