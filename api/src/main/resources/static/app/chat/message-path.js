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
    this.reading = false;
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
    this.reading = true;
    try {
      const { items } = await readMessages(id, this.messages.length);
      while (items.length > 0 && this.conversationId === id && !this.grows()) {
        await this.putBefore(items.splice(-TOGETHER));
      }
    } finally {
      this.reading = false;
    }
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
