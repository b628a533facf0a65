import { html } from 'lit';
import { get } from '../base/api.js';
import { DocentElement } from '../base/element.js';
import { explain } from '../base/failure.js';
import { t } from '../base/i18n.js';
import { go, link, staying } from '../base/router.js';
import { AnswerRun } from './answer-run.js';
import { choosePath, conversation, startConversation } from './conversations.js';
import { CurrentAnswer } from './current-answer.js';
import { keepDraft } from './drafts.js';
import { messageBlocks } from './message-blocks.js';
import { MessagePath } from './message-path.js';
import { Scrolling } from './scrolling.js';
import './chat-start.js';
import './conversation-bar.js';
import './dropped-documents.js';
import './follow-ups.js';
import './question-box.js';

/** One conversation: its messages, the answer that is being written, and the question to come. */
class ChatView extends DocentElement {
  static properties = {
    conversationId: { attribute: false },
    assistantId: { attribute: false },
    messageId: { attribute: false },
    failure: { state: true },
    found: { state: true },
    seeking: { state: true },
  };

  scrolling = new Scrolling(this, () => this.failure === '' && this.readEarlier());
  path = new MessagePath(this, this.scrolling, () => this.current.run !== null);
  current = new CurrentAnswer(this, this.path, this.scrolling, (failure, typed) => this.fail(failure, typed));

  constructor() {
    super();
    this.conversationId = null;
    this.assistantId = null;
    /** @type {string | null} */
    this.messageId = null;
    this.failure = '';
    /** @type {string | null} the message that a search found, once it is on display */
    this.found = null;
    this.seeking = false;
    this.postponed = false;
    /** @type {string[]} */
    this.bases = [];
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('conversationId') && this.path.conversationId !== this.conversationId) {
      this.open(this.conversationId);
    } else if (changed.has('messageId')) {
      this.showMessage();
    }
  }

  /** @param {string | null} id */
  async open(id) {
    this.current.attach(null);
    this.path.open(id);
    this.failure = '';
    this.found = null;
    this.seeking = false;
    if (id !== null) {
      await this.read(id);
      await (this.path.conversationId === id && this.showMessage());
    }
  }

  /** @param {string} id */
  async read(id) {
    try {
      if (await this.path.readEnd(id)) {
        this.scrolling.follows = true;
        this.current.pickUp(id);
      }
    } catch (failure) {
      this.failure = this.path.conversationId === id ? explain(failure) : this.failure;
    }
  }

  /** Scrolls to the message that a search found, and gives it the focus. It may be long ago, or on another branch. After the answer that is being written. */
  async showMessage() {
    const { conversationId: id, messageId } = this;
    this.found = null;
    this.seeking = messageId !== null && this.path.messages.length > 0 && !this.path.has(messageId);
    this.postponed = this.seeking && this.current.run !== null;
    if (id === null || messageId === null || this.path.messages.length === 0 || this.postponed) {
      return;
    }
    const isWanted = () => this.path.conversationId === id && this.messageId === messageId;
    try {
      if (!(await this.path.reach(messageId)) && isWanted()) {
        await choosePath(id, messageId);
        await this.path.readEnd(id);
        await this.path.reach(messageId);
      }
      if (isWanted() && this.path.has(messageId)) {
        this.found = messageId;
        await this.updateComplete;
        this.scrolling.show(this.querySelector('.found'));
      }
    } catch (failure) {
      if (isWanted()) {
        this.failure = /** @type {any} */ (failure).status === 404 ? t('messageGone') : explain(failure);
      }
    }
    this.seeking = !isWanted() && this.seeking;
  }

  updated() {
    if (this.postponed && this.current.run === null) {
      this.showMessage();
    }
  }

  async readEarlier() {
    await this.path.readEarlier().catch((failure) => (this.failure = explain(failure)));
  }

  render() {
    const { messages, run } = this.current;
    const { earlier } = this.path;
    return html`
      <section class="chat" aria-label=${t('navChat')}>
        ${this.conversationId === null
          ? ''
          : html`<conversation-bar .conversationId=${this.conversationId}></conversation-bar>`}
        <div class="messages" role="log" aria-live="polite" aria-busy=${run !== null} tabindex="0" aria-label=${t('messages')}
          @scroll=${() => this.scrolling.scrolled()}>
          ${this.conversationId === null && messages.length === 0 ? this.renderStart() : ''}
          ${this.seeking ? html`<p class="quiet busy seeking" role="status">${t('seekingMessage')}</p>` : ''}
          ${earlier > 0 ? html`<button class="earlier" ?disabled=${run !== null} @click=${this.readEarlier}>${t('earlierMessages', { count: earlier })}</button>` : ''}
          ${messageBlocks({ messages, earlier, conversationId: this.conversationId, settled: run === null, found: this.found }, this)}
          ${run?.lost ? html`<p class="quiet busy" role="status">${t('reconnecting')}</p>` : ''}
          ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : ''}
          ${this.conversationId !== null && messages.length > 0 ? this.renderFollowUps() : ''}
        </div>
        <dropped-documents></dropped-documents>
        <question-box .running=${run?.answer.status === 'streaming'} .draftOf=${this.conversationId ?? 'new'}
          @ask=${(/** @type {CustomEvent} */ event) => this.ask(event.detail)}
          @documents=${(/** @type {CustomEvent} */ event) => this.add(event.detail)}
          @stop=${this.stop}></question-box>
      </section>
    `;
  }

  renderStart() {
    return html`<chat-start .assistantId=${this.assistantId}
      @bases=${(/** @type {CustomEvent} */ event) => (this.bases = event.detail)}
      @ask=${(/** @type {CustomEvent} */ event) => this.ask({ content: event.detail })}></chat-start>`;
  }

  renderFollowUps() {
    const asked = this.current.run ? null : this.path.messages.filter((each) => each.role === 'user').map((each) => each.content);
    return html`<follow-ups .conversationId=${this.conversationId} .asked=${asked}
      @ask=${(/** @type {CustomEvent} */ event) => this.ask({ content: event.detail })}></follow-ups>`;
  }

  /** @param {{content?: string, media_urls?: string[], audio_url?: string}} asked */
  async ask(asked) {
    this.failure = '';
    const typed = asked.content ?? '';
    const id = this.conversationId ?? (await this.start(typed));
    if (id !== null) {
      await this.current.settled;
      const run = new AnswerRun(id, this.path.messages.length);
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

  /** @param {AnswerRun} run @param {string} typed @param {() => Promise<void>} action */
  execute(run, typed, action) {
    if (this.path.conversationId === run.conversationId) {
      this.failure = '';
      this.found = null;
    }
    return this.current.execute(run, typed, action);
  }

  /** @param {string} messageId of another branch */
  async choose(messageId) {
    const id = /** @type {string} */ (this.conversationId);
    this.found = null;
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
        this.path.open(id);
        this.conversationId = id;
        go(link('chat', id));
      }
      return id;
    } catch (failure) {
      stays() ? this.fail(failure, typed) : keepDraft('new', typed);
      return null;
    }
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
    await this.current.run?.stop().catch((failure) => (this.failure = explain(failure)));
  }
}

customElements.define('chat-view', ChatView);
