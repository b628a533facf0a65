/**
 * Calls of the public API with the cookies of the session. Nothing here reads a token: the cookies are HttpOnly.
 *
 * @typedef {{status: number, title: string, detail: string, details?: Record<string, unknown>}} Problem
 */

/** A refusal of the API, with what it says about it. */
export class ApiError extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.detail || problem.title);
    this.status = problem.status;
    this.details = problem.details ?? {};
    /** Seconds after which the call may succeed, where that is known. */
    this.retryAfter = 0;
  }
}

const OWN_ORIGIN = { 'X-Requested-With': 'docent' };

/** Called when the session has ended and cannot be renewed. */
let onSignedOut = () => {};

/** @param {() => void} listener */
export function whenSignedOut(listener) {
  onSignedOut = listener;
}

/** @param {string} path */
export const get = (path) => json('GET', path);
/** @param {string} path @param {unknown} [body] */
export const post = (path, body) => json('POST', path, body);
/** @param {string} path @param {unknown} body */
export const put = (path, body) => json('PUT', path, body);
/** @param {string} path @param {unknown} body */
export const patch = (path, body) => json('PATCH', path, body);
/** @param {string} path @param {unknown} [body] */
export const remove = (path, body) => json('DELETE', path, body);

/** @param {string} path @param {Record<string, Blob>} parts files @returns {Promise<any>} */
export async function postFiles(path, parts) {
  const form = new FormData();
  Object.entries(parts).forEach(([name, file]) => form.append(name, file));
  return (await call(path, { method: 'POST', body: form })).json();
}

/** @param {string} method @param {string} path @param {unknown} [body] */
async function json(method, path, body) {
  const response = await call(path, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
  });
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
}

/**
 * Sends a request, once more after the access token was renewed if it had expired.
 *
 * @param {string} path
 * @param {RequestInit} options
 * @returns {Promise<Response>} with a status below 400
 * @throws {ApiError} for every other status, and if the service cannot be reached (status 0)
 */
export async function call(path, options = {}) {
  let response = await send(path, options);
  if (response.status === 401 && !path.startsWith('/api/v1/auth/') && (await renew())) {
    response = await send(path, options);
  }
  if (response.ok) {
    return response;
  }
  if (response.status === 401 && !path.startsWith('/api/v1/auth/')) {
    onSignedOut();
  }
  throw new ApiError(await problem(response));
}

/** @param {string} path @param {RequestInit} options */
async function send(path, options) {
  try {
    return await fetch(path, { ...options, headers: { ...OWN_ORIGIN, ...options.headers }, credentials: 'same-origin' });
  } catch (failure) {
    if (options.signal?.aborted) {
      throw failure;
    }
    throw new ApiError({ status: 0, title: 'offline', detail: '' });
  }
}

/** @param {Response} response @returns {Promise<Problem>} */
async function problem(response) {
  try {
    return { status: response.status, ...(await response.json()) };
  } catch {
    return { status: response.status, title: response.statusText, detail: '' };
  }
}

let renewedAt = 0;

/**
 * Renews the tokens in the cookies. A refresh token is valid once, so the tabs of a browser take turns, and one that waited
 * takes what the one before it got.
 */
async function renew() {
  const asked = Date.now();
  return navigator.locks.request('docent-session', async () => {
    const known = Math.max(renewedAt, Number(localStorage.getItem('docent.renewed')) || 0);
    if (known >= asked) {
      return true;
    }
    const response = await send('/api/v1/auth/refresh', { method: 'POST' });
    if (response.ok) {
      renewedAt = Date.now();
      localStorage.setItem('docent.renewed', String(renewedAt));
    }
    return response.ok;
  });
}
