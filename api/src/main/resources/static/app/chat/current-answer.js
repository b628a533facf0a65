import { AnswerRun, runs } from './answer-run.js';
import { readMessages } from './conversations.js';
import { keepDraft } from './drafts.js';

/** The answer that is being generated in the conversation on display, as a reactive controller of Lit. */
export class CurrentAnswer {
  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {import('./message-path.js').MessagePath} path
   * @param {import('./scrolling.js').Scrolling} scrolling
   * @param {(failure: unknown, typed: string) => void} onFailure there is no answer to what was typed
   */
  constructor(host, path, scrolling, onFailure) {
    this.host = host;
    this.path = path;
    this.scrolling = scrolling;
    this.onFailure = onFailure;
    /** @type {AnswerRun | null} */
    this.run = null;
    /** Fulfilled once the messages on display are those that are stored. */
    this.settled = Promise.resolve();
    host.addController(this);
  }

  hostDisconnected() {
    this.attach(null);
  }

  /** The messages on display, with the answer as far as it goes. */
  get messages() {
    const { run, path } = this;
    return run
      ? [...path.messages.slice(0, run.keeps), run.question, run.answer].filter((each) => each !== null)
      : path.messages;
  }

  /** @param {AnswerRun | null} run */
  attach(run) {
    if (this.run) {
      this.run.onChange = () => {};
    }
    this.run = run;
    if (run) {
      run.onChange = () => this.host.requestUpdate();
    }
    this.host.requestUpdate();
  }

  /** Follows an answer that was begun before: in this tab, in another one, or before a reload. @param {string} conversationId */
  pickUp(conversationId) {
    const { messages } = this.path;
    const last = messages.at(-1);
    const running = runs.get(conversationId);
    if (running) {
      const own = [running.question?.id, running.answer.id].filter(Boolean);
      const at = messages.findIndex((each) => own.includes(each.id));
      running.keeps = at < 0 ? messages.length : at;
      this.attach(running);
    } else if (last?.status === 'streaming') {
      const run = new AnswerRun(conversationId, messages.length - 1);
      this.execute(run, '', () => run.resume(last.id));
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
    if (this.path.conversationId === run.conversationId) {
      this.scrolling.follows = true;
      this.attach(run);
    }
    try {
      await action();
    } catch (failure) {
      if (this.run === run) {
        this.onFailure(failure, typed);
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
    const end = await readMessages(run.conversationId).catch(() => null);
    if (this.run === run) {
      if (end) {
        this.path.takeEnd(end);
      }
      this.attach(null);
    }
  }
}
