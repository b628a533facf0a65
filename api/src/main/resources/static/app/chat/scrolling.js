/** Pixels above what is shown within which earlier messages are read. */
const AHEAD = 2000;
/** Pixels from the end within which the end is followed. */
const NEAR = 80;

/**
 * Where messages are scrolled to, as a reactive controller of Lit: at the end while that is followed, else where somebody
 * reads. Whoever has scrolled up reads, and the end is followed again once it is reached.
 */
export class Scrolling {
  /** @param {import('lit').ReactiveControllerHost & Element} host @param {() => void} onNearStart what comes before can be read ahead */
  constructor(host, onNearStart) {
    this.host = host;
    this.onNearStart = onNearStart;
    this.follows = true;
    this.top = 0;
    // Messages get their size when they come near, and answers grow.
    this.sizes = new ResizeObserver(() => this.follow());
    host.addController(this);
  }

  get list() {
    return /** @type {HTMLElement} */ (this.host.querySelector('.messages'));
  }

  /** To be called when the list was scrolled. */
  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    if (scrollHeight - scrollTop - clientHeight < NEAR) {
      this.follows = true;
    } else if (scrollTop < this.top) {
      this.follows = false;
    }
    this.top = scrollTop;
    if (!this.follows && scrollTop < AHEAD) {
      this.onNearStart();
    }
  }

  /** Keeps what is shown where it is while something is put before it. @param {() => Promise<unknown>} change */
  async keep(change) {
    const fromEnd = this.list.scrollHeight - this.list.scrollTop;
    await change();
    this.list.scrollTop = this.list.scrollHeight - fromEnd;
  }

  /** Shows a message from its beginning, and gives it the focus. @param {HTMLElement | null} message */
  show(message) {
    this.follows = false;
    message?.scrollIntoView({ block: 'start' });
    message?.focus({ preventScroll: true });
  }

  follow() {
    if (this.follows) {
      this.toEnd();
    }
  }

  toEnd() {
    if (this.list?.querySelector('[data-message]')) {
      this.list.scrollTo({ top: this.list.scrollHeight });
    }
  }

  hostUpdated() {
    this.list.querySelectorAll('.message-block').forEach((each) => this.sizes.observe(each));
    // What was on display may be replaced, which scrolls by itself.
    if (this.follows) {
      requestAnimationFrame(() => this.follow());
    }
  }

  hostDisconnected() {
    this.sizes.disconnect();
  }
}
