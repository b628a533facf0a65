import { explain } from './failure.js';

/**
 * Something that a person does and that may fail, as a reactive controller of Lit: what runs disables its button, and what
 * failed is explained until the next attempt.
 */
export class Action {
  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.host = host;
    this.busy = false;
    this.failure = '';
    /** @type {Record<string, unknown>} what is wrong with which field */
    this.details = {};
    host.addController(this);
  }

  hostConnected() {}

  /** @param {() => Promise<unknown>} call @returns {Promise<boolean>} whether it succeeded */
  async run(call) {
    if (this.busy) {
      return false;
    }
    this.set(true, '');
    try {
      await call();
      this.set(false, '');
      return true;
    } catch (failure) {
      this.set(false, explain(failure), failure.details);
      return false;
    }
  }

  /** @param {boolean} busy @param {string} failure @param {Record<string, unknown>} details */
  set(busy, failure, details = {}) {
    this.busy = busy;
    this.failure = failure;
    this.details = details;
    this.host.requestUpdate();
  }
}

/** The values of the fields of a submitted form, which is not sent. @param {SubmitEvent} event @returns {Record<string, string>} */
export function submitted(event) {
  event.preventDefault();
  const entries = new FormData(/** @type {HTMLFormElement} */ (event.target)).entries();
  return Object.fromEntries([...entries].map(([name, value]) => [name, String(value)]));
}
