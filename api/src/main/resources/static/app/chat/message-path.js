import { readMessages } from './conversations.js';

/** Messages that are laid out or skipped together, so that the work for a frame depends on what is near, not on the whole. */
export const TOGETHER = 10;

/** The messages of a conversation on display: the end of its chosen path, and what was read before that. */
export class MessagePath {
  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {import('./scrolling.js').Scrolling} scrolling
   * @param {() => boolean} grows whether an answer is being added, so that the path gets longer
   */
  constructor(host, scrolling, grows) {
    this.host = host;
    this.scrolling = scrolling;
    this.grows = grows;
    /** @type {string | null | undefined} the conversation; undefined before the first one is opened */
    this.conversationId = undefined;
    /** @type {import('./conversations.js').Message[]} */
    this.messages = [];
    /** Number of the messages before those on display. */
    this.earlier = 0;
    /** @type {Promise<void> | null} of earlier messages */
    this.reading = null;
  }

  /** Shows nothing yet of a conversation. @param {string | null} conversationId */
  open(conversationId) {
    this.conversationId = conversationId;
    this.set([], 0);
  }

  /** Shows the end of the path. @param {string} conversationId @returns {Promise<boolean>} whether it is still on display */
  async readEnd(conversationId) {
    const { items, total } = await readMessages(conversationId);
    const stays = this.conversationId === conversationId;
    if (stays) {
      this.set(items, total - items.length);
    }
    return stays;
  }

  /** Replaces the end, and keeps what is on display before it. @param {{items: import('./conversations.js').Message[], total: number}} end */
  takeEnd({ items, total }) {
    const at = this.messages.findIndex((each) => each.id === items[0]?.id);
    const messages = at > 0 ? [...this.messages.slice(0, at), ...items] : items;
    this.set(messages, total - messages.length);
  }

  /** Reads the messages before those on display, which stay where they are. Not while the path gets longer. */
  async readEarlier() {
    const id = this.conversationId;
    if (this.reading || this.grows() || this.earlier === 0 || !id) {
      return;
    }
    this.reading = this.readPageBefore(id);
    await this.reading.finally(() => (this.reading = null));
  }

  /** @param {string} id */
  async readPageBefore(id) {
    const { items } = await readMessages(id, this.messages.length);
    while (items.length > 0 && this.conversationId === id && !this.grows()) {
      await this.putBefore(items.splice(-TOGETHER));
    }
  }

  /**
   * Reads back to a message, and shows everything from there. Not while the path gets longer.
   *
   * @param {string} messageId
   * @returns {Promise<boolean>} whether it is on display
   */
  async reach(messageId) {
    await this.reading?.catch(() => {});
    const id = this.conversationId;
    if (id && !this.has(messageId) && !this.grows()) {
      this.reading = this.readBackTo(id, messageId);
      await this.reading.finally(() => (this.reading = null));
    }
    return this.has(messageId);
  }

  /** Shows nothing of what was read unless the message is part of it. @param {string} id @param {string} messageId */
  async readBackTo(id, messageId) {
    let before = this.messages.slice(0, 0);
    while (this.earlier > before.length) {
      const { items } = await readMessages(id, this.messages.length + before.length);
      if (items.length === 0 || this.conversationId !== id || this.grows()) {
        return;
      }
      before = [...items, ...before];
      if (items.some((each) => each.id === messageId)) {
        this.set([...before, ...this.messages], this.earlier - before.length);
        return;
      }
    }
  }

  /** @param {string} messageId */
  has(messageId) {
    return this.messages.some((each) => each.id === messageId);
  }

  /** Takes a few at a time, with a frame between, so that scrolling goes on. @param {import('./conversations.js').Message[]} some */
  async putBefore(some) {
    await this.scrolling.keep(() => {
      this.set([...some, ...this.messages], this.earlier - some.length);
      return this.host.updateComplete;
    });
    await new Promise(requestAnimationFrame);
  }

  /** @param {import('./conversations.js').Message[]} messages @param {number} earlier */
  set(messages, earlier) {
    this.messages = messages;
    this.earlier = earlier;
    this.host.requestUpdate();
  }
}
