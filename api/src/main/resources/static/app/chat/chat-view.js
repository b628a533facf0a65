import { html } from 'lit';
import { repeat } from 'lit-html/directives/repeat.js';
import { get } from '../base/api.js';
import { DocentElement } from '../base/element.js';
import { explain } from '../base/failure.js';
import { t } from '../base/i18n.js';
import { go, link, staying } from '../base/router.js';
import { AnswerRun, runs } from './answer-run.js';
import { choosePath, conversation, readMessages, startConversation } from './conversations.js';
import { keepDraft } from './drafts.js';
import { Scrolling } from './scrolling.js';
import './answer-item.js';
import './chat-start.js';
import './conversation-bar.js';
import './dropped-documents.js';
import './follow-ups.js';
import './question-box.js';
import './question-item.js';

/** Messages that are laid out or skipped together, so that the work for a frame depends on what is near, not on the whole. */
const TOGETHER = 10;

/** One conversation: its messages, the answer that is being written, and the question to come. */
class ChatView extends DocentElement {
  static properties = {
    conversationId: { attribute: false },
    assistantId: { attribute: false },
    messageId: { attribute: false },
    messages: { state: true },
    earlier: { state: true },
    failure: { state: true },
    run: { state: true },
  };

  scrolling = new Scrolling(this, () => this.failure === '' && this.readEarlier());

  constructor() {
    super();
    this.conversationId = null;
    this.assistantId = null;
    /** @type {string | null} */
    this.messageId = null;
    /** @type {import('./conversations.js').Message[]} */
    this.messages = [];
    this.earlier = 0;
    this.failure = '';
    /** @type {AnswerRun | null} */
    this.run = null;
    /** @type {string[]} */
    this.bases = [];
    this.shown = undefined;
    this.reading = false;
    /** Fulfilled once the messages on display are those that are stored. */
    this.settled = Promise.resolve();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('conversationId') && this.shown !== this.conversationId) {
      this.open(this.conversationId);
    } else if (changed.has('messageId')) {
      this.showMessage();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.attach(null);
  }

  /** @param {string | null} id */
  async open(id) {
    this.shown = id;
    this.attach(null);
    this.messages = [];
    this.earlier = 0;
    this.failure = '';
    if (id !== null) {
      await this.read(id);
    }
  }

  /** @param {string} id */
  async read(id) {
    try {
      const { items, total } = await readMessages(id);
      if (this.shown === id) {
        this.messages = items;
        this.earlier = total - items.length;
        this.scrolling.follows = true;
        this.pickUp(id);
        await this.showMessage();
      }
    } catch (failure) {
      this.failure = this.shown === id ? explain(failure) : this.failure;
    }
  }

  /** Scrolls to the message that a search found, if it is on the path. */
  async showMessage() {
    await this.updateComplete;
    const found = this.messageId && this.querySelector(`[data-message="${CSS.escape(this.messageId)}"]`);
    if (found) {
      this.scrolling.show(found);
    }
  }

  /** Follows an answer that is being generated already: in this tab, in another one, or before a reload. @param {string} id */
  pickUp(id) {
    const last = this.messages.at(-1);
    const running = runs.get(id);
    if (running) {
      const own = [running.question?.id, running.answer.id].filter(Boolean);
      const at = this.messages.findIndex((each) => own.includes(each.id));
      running.keeps = at < 0 ? this.messages.length : at;
      this.attach(running);
    } else if (last?.status === 'streaming') {
      const run = new AnswerRun(id, this.messages.length - 1);
      this.execute(run, '', () => run.resume(last.id));
    }
  }

  /** @param {AnswerRun | null} run */
  attach(run) {
    if (this.run) {
      this.run.onChange = () => {};
    }
    this.run = run;
    if (run) {
      run.onChange = () => this.requestUpdate();
    }
  }

  render() {
    const messages = this.run
      ? [...this.messages.slice(0, this.run.keeps), this.run.question, this.run.answer].filter((each) => each !== null)
      : this.messages;
    return html`
      <section class="chat" aria-label=${t('navChat')}>
        ${this.conversationId === null
          ? ''
          : html`<conversation-bar .conversationId=${this.conversationId}></conversation-bar>`}
        <div class="messages" role="log" aria-live="polite" aria-busy=${this.run !== null} tabindex="0" aria-label=${t('messages')}
          @scroll=${() => this.scrolling.scrolled()}>
          ${this.conversationId === null && messages.length === 0 ? this.renderStart() : ''}
          ${this.earlier > 0 ? html`<button class="earlier" ?disabled=${this.run !== null} @click=${this.readEarlier}>${t('earlierMessages', { count: this.earlier })}</button>` : ''}
          ${this.renderMessages(messages)}
          ${this.run?.lost ? html`<p class="quiet busy" role="status">${t('reconnecting')}</p>` : ''}
          ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
          ${this.conversationId !== null && messages.length > 0 ? this.renderFollowUps() : ''}
        </div>
        <dropped-documents></dropped-documents>
        <question-box .running=${this.run?.answer.status === 'streaming'} .draftOf=${this.conversationId ?? 'new'}
          @ask=${(/** @type {CustomEvent} */ event) => this.ask(event.detail)}
          @documents=${(/** @type {CustomEvent} */ event) => this.add(event.detail)}
          @stop=${this.stop}></question-box>
      </section>
    `;
  }

  /** @param {import('./conversations.js').Message[]} messages */
  renderMessages(messages) {
    // A message stays in its block when earlier ones are read.
    const blocks = Map.groupBy(messages.keys(), (index) => Math.floor((this.earlier + index) / TOGETHER));
    return repeat(blocks, ([number]) => number, ([, indexes]) => html`<div class="message-block">
      ${repeat(indexes, (index) => messages[index].id || `new-${index}`, (index) => this.renderMessage(messages[index], index))}</div>`);
  }

  renderStart() {
    return html`<chat-start .assistantId=${this.assistantId}
      @bases=${(/** @type {CustomEvent} */ event) => (this.bases = event.detail)}
      @ask=${(/** @type {CustomEvent} */ event) => this.ask({ content: event.detail })}></chat-start>`;
  }

  renderFollowUps() {
    const asked = this.run ? null : this.messages.filter((each) => each.role === 'user').map((each) => each.content);
    return html`<follow-ups .conversationId=${this.conversationId} .asked=${asked}
      @ask=${(/** @type {CustomEvent} */ event) => this.ask({ content: event.detail })}></follow-ups>`;
  }

  /** @param {import('./conversations.js').Message} message @param {number} index */
  renderMessage(message, index) {
    const choose = (/** @type {CustomEvent} */ event) => this.choose(event.detail);
    return message.role === 'user'
      ? html`<question-item data-message=${message.id} .message=${message} .editable=${this.run === null && message.id !== ''} @choose=${choose}
          @edit=${(/** @type {CustomEvent} */ event) => this.edit(index, message, event.detail)}></question-item>`
      : html`<answer-item data-message=${message.id} .message=${message} .conversationId=${this.conversationId} .settled=${this.run === null} @choose=${choose}
          @regenerate=${() => this.regenerate(index, message)}></answer-item>`;
  }

  /** @param {{content?: string, media_urls?: string[], audio_url?: string}} asked */
  async ask(asked) {
    this.failure = '';
    const typed = asked.content ?? '';
    const id = this.conversationId ?? (await this.start(typed));
    if (id !== null) {
      await this.settled;
      const run = new AnswerRun(id, this.messages.length);
      await this.execute(run, typed, () => run.ask(asked));
    }
  }

  /** What was said is in the text by now. @param {number} index @param {import('./conversations.js').Message} question @param {string} content */
  edit(index, question, content) {
    const run = new AnswerRun(/** @type {string} */ (this.conversationId), index);
    const body = { content, edited_message_id: question.id, ...(question.media_urls?.length ? { media_urls: question.media_urls, message_type: 'multimodal' } : {}) };
    return this.execute(run, content, () => run.ask(body));
  }

  /** @param {number} index @param {import('./conversations.js').Message} answer */
  regenerate(index, answer) {
    const run = new AnswerRun(/** @type {string} */ (this.conversationId), index);
    return this.execute(run, '', () => run.regenerate(answer.id));
  }

  /** @param {string} messageId of another branch */
  async choose(messageId) {
    const id = /** @type {string} */ (this.conversationId);
    try {
      await choosePath(id, messageId);
      await this.read(id);
    } catch (failure) {
      this.failure = explain(failure);
    }
  }

  /**
   * Opens a new conversation, unless another place was opened meanwhile.
   *
   * @param {string} typed
   * @returns {Promise<string | null>} its id
   */
  async start(typed) {
    const stays = staying();
    try {
      const id = await startConversation({
        ...(this.assistantId ? { assistant_id: this.assistantId } : {}),
        ...(this.bases.length > 0 ? { knowledge_base_ids: this.bases } : {}),
      });
      if (stays()) {
        this.shown = id;
        this.conversationId = id;
        go(link('chat', id));
      }
      return id;
    } catch (failure) {
      stays() ? this.fail(failure, typed) : keepDraft('new', typed);
      return null;
    }
  }

  /**
   * Shows the answer as it comes, also after another conversation was opened meanwhile. What was typed comes back if it was
   * not accepted.
   *
   * @param {AnswerRun} run
   * @param {string} typed
   * @param {() => Promise<void>} action
   */
  async execute(run, typed, action) {
    if (this.shown === run.conversationId) {
      this.failure = '';
      this.scrolling.follows = true;
      this.attach(run);
    }
    try {
      await action();
    } catch (failure) {
      if (this.run === run) {
        this.fail(failure, typed);
      } else {
        keepDraft(run.conversationId, typed);
      }
    }
    if (this.run === run) {
      this.settled = this.settle(run);
      await this.settled;
    }
  }

  /** Shows the path as it is stored. @param {AnswerRun} run */
  async settle(run) {
    const page = await readMessages(run.conversationId).catch(() => null);
    if (this.run === run) {
      if (page) {
        this.take(page);
      }
      this.attach(null);
    }
  }

  /** Keeps what is on display of the path before the end that was read. @param {{items: import('./conversations.js').Message[], total: number}} page */
  take({ items, total }) {
    const at = this.messages.findIndex((each) => each.id === items[0]?.id);
    this.messages = at > 0 ? [...this.messages.slice(0, at), ...items] : items;
    this.earlier = total - this.messages.length;
  }

  /** @param {any} failure @param {string} typed */
  fail(failure, typed) {
    if (failure.name !== 'AbortError') {
      this.failure = failure.status === 0 ? t('offline') : t('failed', { reason: failure.message });
      /** @type {any} */ (this.querySelector('question-box')).giveBack(typed);
    }
  }

  /** @param {File[]} files documents that were dropped */
  async add(files) {
    const id = this.conversationId;
    const asked = id === null ? this.bases : (await get(conversation(id)).catch(() => null))?.knowledge_base_ids;
    await /** @type {any} */ (this.querySelector('dropped-documents')).add(asked?.[0] ?? null, files);
  }

  async stop() {
    await this.run?.stop().catch((failure) => (this.failure = explain(failure)));
  }

  /** Reads the messages before those on display, which stay where they are. Not while the path gets longer. */
  async readEarlier() {
    const id = this.conversationId;
    if (this.reading || this.run !== null || this.earlier === 0 || id === null) {
      return;
    }
    this.reading = true;
    try {
      const { items } = await readMessages(id, this.messages.length);
      while (items.length > 0 && this.shown === id && this.run === null) {
        await this.putBefore(items.splice(-TOGETHER));
      }
    } catch (failure) {
      this.failure = explain(failure);
    }
    this.reading = false;
  }

  /** Takes a few at a time, with a frame between, so that scrolling goes on. @param {import('./conversations.js').Message[]} some */
  async putBefore(some) {
    await this.scrolling.keep(() => {
      this.messages = [...some, ...this.messages];
      this.earlier -= some.length;
      return this.updateComplete;
    });
    await new Promise(requestAnimationFrame);
  }
}

customElements.define('chat-view', ChatView);
