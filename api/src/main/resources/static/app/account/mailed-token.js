/**
 * The token of a link that was mailed, taken out of the address, where the history of the browser would keep it.
 *
 * @param {string | null} token of the place
 * @returns {string} empty without one
 */
export function takeToken(token) {
  if (token) {
    history.replaceState(null, '', location.hash.replace(/\?.*/, ''));
  }
  return token ?? '';
}
