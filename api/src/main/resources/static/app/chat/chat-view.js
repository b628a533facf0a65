import { html } from 'lit';
import { ApiError } from '../base/api.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { go, link } from '../base/router.js';
import { ask, readMessages, regenerate, startConversation } from './conversations.js';
import './message-item.js';
import './question-box.js';

/** One conversation: its messages, the answer that is being written, and the question to come. */
class ChatView extends DocentElement {
  static properties = {
    conversationId: { attribute: false },
    messages: { state: true },
    failure: { state: true },
    running: { state: true },
  };

  constructor() {
    super();
    this.conversationId = null;
    /** @type {import('./conversations.js').Message[]} */
    this.messages = [];
    this.failure = '';
    /** @type {AbortController | null} */
    this.running = null;
    this.shown = undefined;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('conversationId') && this.shown !== this.conversationId) {
      this.open(this.conversationId);
    }
  }

  /** @param {string | null} id */
  async open(id) {
    this.running?.abort();
    this.shown = id;
    this.messages = [];
    this.failure = '';
    if (id !== null) {
      await this.read(id);
    }
  }

  /** @param {string} id */
  async read(id) {
    try {
      const messages = await readMessages(id);
      if (this.shown === id) {
        this.messages = messages;
        await this.scrollDown();
      }
    } catch (failure) {
      this.show(failure);
    }
  }

  render() {
    return html`
      <section class="chat" aria-label=${t('navChat')}>
        <div class="messages" role="log" aria-live="polite" aria-busy=${this.running !== null}>
          ${this.messages.length === 0 && this.conversationId === null ? this.renderStart() : ''}
          ${this.messages.map((message, index) => this.renderMessage(message, index))}
          ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
        </div>
        <question-box .running=${this.running !== null}
          @ask=${(/** @type {CustomEvent} */ event) => this.ask(event.detail)}
          @stop=${() => this.running?.abort()}></question-box>
      </section>
    `;
  }

  renderStart() {
    return html`<div class="chat-start">
      <h1>${t('emptyTitle')}</h1>
      <p class="quiet">${t('emptyText')}</p>
      <h2>${t('exampleLabel')}</h2>
      <div class="examples">
        ${[t('example1'), t('example2')].map(
          (example) => html`<button @click=${() => this.ask(example)}>${example}</button>`,
        )}
        <a class="button" href=${link('knowledge')}>${t('emptyUpload')}</a>
      </div>
    </div>`;
  }

  /** @param {import('./conversations.js').Message} message @param {number} index */
  renderMessage(message, index) {
    const last = index === this.messages.length - 1;
    return html`<message-item .message=${message} .conversationId=${this.conversationId}
      .repeatable=${last && this.running === null} @regenerate=${() => this.regenerate(message)}></message-item>`;
  }

  /** @param {string} question */
  async ask(question) {
    await this.run([{ id: '', role: 'user', content: question }, pending()], question, async (signal, on) => {
      const id = this.conversationId ?? (await this.start());
      await ask(id, question, signal, on);
    });
  }

  /** @param {import('./conversations.js').Message} answer */
  async regenerate(answer) {
    const id = /** @type {string} */ (this.conversationId);
    this.messages = this.messages.slice(0, -1);
    await this.run([pending()], '', (signal, on) => regenerate(id, answer.id, signal, on));
  }

  async start() {
    const id = await startConversation([]);
    this.shown = id;
    this.conversationId = id;
    go(link('chat', id));
    return id;
  }

  /**
   * Shows the messages at once, and the answer as its events come. What was typed comes back if it was not accepted.
   *
   * @param {import('./conversations.js').Message[]} added
   * @param {string} typed
   * @param {(signal: AbortSignal, on: (event: string, data: any) => void) => Promise<void>} action
   */
  async run(added, typed, action) {
    const before = this.messages;
    this.failure = '';
    this.messages = [...before, ...added];
    this.running = new AbortController();
    await this.scrollDown();
    try {
      await action(this.running.signal, (event, data) => this.receive(event, data));
    } catch (failure) {
      this.fail(failure, before, typed);
    }
    this.running = null;
    this.settle();
  }

  /** @param {any} failure @param {import('./conversations.js').Message[]} before @param {string} typed */
  fail(failure, before, typed) {
    if (failure.name === 'AbortError') {
      return;
    }
    this.messages = before;
    this.show(failure);
    /** @type {any} */ (this.querySelector('question-box')).giveBack(typed);
  }

  /** @param {string} event @param {any} data */
  receive(event, data) {
    switch (event) {
      case 'delta':
        this.change((answer) => ({ ...answer, content: answer.content + data.text }));
        break;
      case 'citations':
        this.change((answer) => ({ ...answer, citations: data }));
        break;
      case 'done':
        this.change(() => data.assistant_message ?? data);
        break;
      case 'error':
        throw new ApiError(data);
    }
  }

  /** @param {(answer: import('./conversations.js').Message) => import('./conversations.js').Message} change */
  change(change) {
    const last = this.messages.length - 1;
    this.messages = this.messages.map((message, index) => (index === last ? change(message) : message));
  }

  /** An answer that was stopped keeps what was written, and says so. */
  settle() {
    this.change((answer) => (answer.streaming ? { ...answer, streaming: false, interrupted: true } : answer));
    this.scrollDown();
  }

  /** @param {any} failure */
  show(failure) {
    this.failure = failure.status === 0 ? t('offline') : t('failed', { reason: failure.message });
  }

  async scrollDown() {
    await this.updateComplete;
    const messages = this.querySelector('.messages');
    messages?.scrollTo({ top: messages.scrollHeight });
  }
}

/** @returns {import('./conversations.js').Message} */
function pending() {
  return { id: '', role: 'assistant', content: '', streaming: true };
}

customElements.define('chat-view', ChatView);
