/** An answer that is being generated, followed through lost connections until it is whole. */
import { ApiError, get, post } from '../base/api.js';
import { invalidate } from '../base/cache.js';
import { events } from '../base/events.js';
import { LIST, message, messagesOf } from './conversations.js';

/** Attempts to get the connection back, after half a second, one, two, and then every four seconds. */
const ATTEMPTS = 40;

/** @type {Map<string, AnswerRun>} those that are being generated, by conversation */
export const runs = new Map();

export class AnswerRun {
  /** @param {string} conversationId @param {number} keeps the messages of the path that come before it */
  constructor(conversationId, keeps) {
    this.conversationId = conversationId;
    this.keeps = keeps;
    /** @type {import('./conversations.js').Message | null} */
    this.question = null;
    /** @type {import('./conversations.js').Message} */
    this.answer = { id: '', role: 'assistant', content: '', status: 'streaming' };
    this.lost = false;
    this.lastEventId = '';
    this.abort = new AbortController();
    this.onChange = () => {};
  }

  /** @param {Record<string, unknown>} body a new message */
  ask(body) {
    this.question = { id: '', role: 'user', content: String(body.content ?? ''), media_urls: /** @type {string[]} */ (body.media_urls ?? []), audio_url: /** @type {string | undefined} */ (body.audio_url) };
    return this.follow(messagesOf(this.conversationId), posted(body));
  }

  /** @param {string} messageId the answer to give again */
  regenerate(messageId) {
    return this.follow(`${message(this.conversationId, messageId)}/regenerate`, posted());
  }

  /** Follows an answer that was begun elsewhere, or before a reload. @param {string} answerId */
  resume(answerId) {
    this.answer = { ...this.answer, id: answerId };
    return this.follow(this.continued(), {});
  }

  /** Keeps what there is of the answer. */
  async stop() {
    if (this.answer.id === '') {
      this.abort.abort();
    } else {
      await post(`${message(this.conversationId, this.answer.id)}/stop`);
    }
  }

  /** @param {string} path @param {RequestInit} options @throws {ApiError} if there is no answer */
  async follow(path, options) {
    runs.set(this.conversationId, this);
    try {
      await this.receive(path, options);
    } finally {
      runs.delete(this.conversationId);
      invalidate(LIST);
    }
  }

  /** @param {string} path @param {RequestInit} options */
  async receive(path, options) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        for await (const event of this.connection(path, options)) {
          attempt = 0;
          this.take(event);
        }
        if (this.answer.status !== 'streaming') {
          return;
        }
        await this.readWhole();
      } catch (failure) {
        if (!this.isLost(failure) || this.answer.id === '') {
          throw failure;
        }
      }
      if (this.answer.status !== 'streaming') {
        return;
      }
      await this.pause(attempt);
      path = this.continued();
      options = this.lastEventId === '' ? {} : { headers: { 'Last-Event-ID': this.lastEventId } };
    }
    throw new ApiError({ status: 0, title: 'offline', detail: '' });
  }

  /**
   * The events of one connection. It is given up when the browser goes offline, since it would only wait; until the answer has
   * an id there is no other way to it.
   *
   * @param {string} path @param {RequestInit} options
   */
  async *connection(path, options) {
    const ended = new AbortController();
    const giveUp = () => this.answer.id !== '' && ended.abort();
    addEventListener('offline', giveUp);
    try {
      yield* events(path, { ...options, signal: AbortSignal.any([this.abort.signal, ended.signal]) });
    } finally {
      removeEventListener('offline', giveUp);
    }
  }

  /** Whether the service could not be reached, or not for the moment. @param {any} failure */
  isLost(failure) {
    return failure.status === undefined ? !this.abort.signal.aborted : [0, 502, 503, 504].includes(failure.status);
  }

  continued() {
    return `${message(this.conversationId, this.answer.id)}/events`;
  }

  /** A stream may end before the event that says so, and later there is nothing left to send. */
  async readWhole() {
    this.change(await get(message(this.conversationId, this.answer.id)));
  }

  /** @param {{event: string, id: string, data: any}} received */
  take({ event, id, data }) {
    this.lastEventId = id || this.lastEventId;
    this.lost = false;
    switch (event) {
      case 'message':
        this.question = this.question && data;
        this.change({ id: data.assistant_message_id });
        break;
      case 'delta':
        this.change({ content: this.answer.content + data.text });
        break;
      case 'citations':
        this.change({ citations: data });
        break;
      case 'done':
        this.change(data.assistant_message ?? data);
        break;
      case 'error':
        throw new ApiError(data);
    }
  }

  /** @param {Partial<import('./conversations.js').Message>} change */
  change(change) {
    this.answer = { ...this.answer, ...change };
    this.onChange();
  }

  /** Waits before the next attempt, at most until the browser is online again. @param {number} attempt */
  async pause(attempt) {
    this.lost = true;
    this.onChange();
    const waiting = new AbortController();
    await new Promise((resolve) => {
      setTimeout(resolve, Math.min(500 * 2 ** attempt, 4000));
      addEventListener('online', resolve, { signal: waiting.signal });
    });
    waiting.abort();
  }
}

/** @param {unknown} [body] @returns {RequestInit} */
function posted(body) {
  return body === undefined
    ? { method: 'POST' }
    : { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
}
