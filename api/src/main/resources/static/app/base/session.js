/**
 * Who uses the page. A visitor has a session of the first-visit link, without a login.
 *
 * @typedef {{id: string, email: string | null, display_name: string | null, role: string, mfa: boolean,
 *   visitor: boolean}} Person
 */
import { ApiError, get, post, whenSignedOut } from './api.js';
import { clear } from './cache.js';

/** @type {{state: 'unknown' | 'signed-out' | 'visitor' | 'signed-in', person: Person | null}} */
export const session = { state: 'unknown', person: null };

/** @type {Set<() => void>} */
const watchers = new Set();

/** @param {() => void} watcher @returns {() => void} ends it */
export function onSessionChange(watcher) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** @param {typeof session} next */
function become(next) {
  Object.assign(session, next);
  watchers.forEach((watcher) => watcher());
}

/** Finds out who uses the page, by the cookies that the browser has. */
export async function readSession() {
  try {
    const person = await get('/api/v1/me');
    become({ state: person.visitor ? 'visitor' : 'signed-in', person });
  } catch (failure) {
    if (!(failure instanceof ApiError) || failure.status !== 401) {
      throw failure;
    }
    become({ state: 'signed-out', person: null });
  }
}

/** Takes the link that the start of the service prints. @param {string} token @returns {Promise<boolean>} whether it is valid */
export async function firstVisit(token) {
  try {
    await post('/api/v1/auth/first-visit', { token });
    return true;
  } catch (failure) {
    if (failure instanceof ApiError && (failure.status === 401 || failure.status === 403)) {
      return false;
    }
    throw failure;
  }
}

/** @param {{email: string, password: string, code?: string}} proof */
export async function signIn(proof) {
  await post('/api/v1/auth/login', { ...proof, cookies: true });
  await begin();
}

/** Shows the page to the person who has just signed in. */
export async function begin() {
  clear();
  await readSession();
}

/**
 * Registers a person: the visitor, who gets the account that the visit was to, or one with an invite.
 *
 * @param {{email: string, password: string, display_name: string, invite?: string}} person
 */
export async function register(person) {
  await post('/api/v1/auth/register', person);
  await signIn({ email: person.email, password: person.password });
}

export async function signOut() {
  await post('/api/v1/auth/logout');
  sessionStorage.clear();
  clear();
  become({ state: 'signed-out', person: null });
}

whenSignedOut(() => become({ state: 'signed-out', person: null }));
