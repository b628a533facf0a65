import { call } from './api.js';

/**
 * Server-sent events of a response (WHATWG HTML, section 9.2.6). `EventSource` can neither post nor send headers.
 *
 * @param {string} path
 * @param {RequestInit} options
 * @returns {AsyncGenerator<{event: string, id: string, data: any}>} the events, data parsed as JSON
 */
export async function* events(path, options = {}) {
  const headers = { ...options.headers, Accept: 'text/event-stream' };
  const response = await call(path, { ...options, headers });
  if (!response.body) {
    return;
  }
  let rest = '';
  for await (const part of decoded(response.body)) {
    const blocks = (rest + part).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = parse(block);
      if (event) {
        yield event;
      }
    }
  }
}

/** @param {ReadableStream<Uint8Array>} body */
async function* decoded(body) {
  const decoder = /** @type {ReadableWritablePair<string, Uint8Array>} */ (/** @type {unknown} */ (new TextDecoderStream()));
  const reader = body.pipeThrough(decoder).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      yield part.value.replace(/\r\n?/g, '\n');
    }
  } finally {
    await reader.cancel();
  }
}

/** @param {string} block the lines of an event @returns null for comments */
function parse(block) {
  /** @type {Record<string, string>} */
  const fields = {};
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) {
      const value = line.slice(colon + 1).replace(/^ /, '');
      const name = line.slice(0, colon);
      fields[name] = name in fields ? `${fields[name]}\n${value}` : value;
    }
  }
  return fields.data === undefined
    ? null
    : { event: fields.event ?? 'message', id: fields.id ?? '', data: JSON.parse(fields.data) };
}
