/**
 * Places of the page, kept in the fragment of its address, so that a link opens the same for whoever may see it:
 * `#/VIEW`, `#/VIEW/ID` or `#/VIEW/ID/PART`, such as `#/chat/ID` and `#/knowledge/ID/search`, and behind any of them
 * `?document=ID&page=3&start=10&end=40` for a source that is open beside it.
 */

/**
 * @typedef {{view: string, id: string | null, part: string | null, query: Record<string, string>,
 *   source: Record<string, string> | null}} Place
 */

/** What the query says of a source. */
const OF_SOURCE = ['document', 'page', 'start', 'end'];

/** @returns {Place} */
export function place() {
  const [path, search] = location.hash.replace(/^#\/?/, '').split('?');
  const [view, id, part] = path.split('/').map(decodeURIComponent);
  const query = Object.fromEntries(new URLSearchParams(search ?? ''));
  return { view: view || 'chat', id: id || null, part: part || null, query, source: query.document ? query : null };
}

/**
 * @param {string} view
 * @param {string | null | (string | null)[]} [path] the id, or the id and the part
 * @param {Record<string, string | number> | null} [query]
 */
export function link(view, path = null, query = null) {
  const parts = [view, ...(Array.isArray(path) ? path : [path])].filter(Boolean);
  const entries = Object.entries(query ?? {}).map(([name, value]) => [name, String(value)]);
  const search = entries.length > 0 ? `?${new URLSearchParams(entries)}` : '';
  return `#/${parts.map((part) => encodeURIComponent(String(part))).join('/')}${search}`;
}

/** @param {string} address a value of `link` */
export function go(address) {
  location.hash = address.slice(1);
}

/** @returns {() => boolean} whether the view that is open now still is: work that ends late takes nobody away from another one */
export function staying() {
  const before = place();
  return () => {
    const now = place();
    return now.view === before.view && now.id === before.id && now.part === before.part;
  };
}

/** Shows another source, or none, beside the present view. @param {Record<string, string | number> | null} source */
export function showSource(source) {
  const now = place();
  const others = Object.fromEntries(Object.entries(now.query).filter(([name]) => !OF_SOURCE.includes(name)));
  go(link(now.view, [now.id, now.part], { ...others, ...source }));
}

/** @param {() => void} listener */
export function onPlaceChange(listener) {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
