/** Looks again from time to time while a component and the page are shown, as a reactive controller of Lit. */
export class Polling {
  /** @param {import('lit').ReactiveControllerHost} host @param {number} interval in milliseconds @param {() => void} look */
  constructor(host, interval, look) {
    this.interval = interval;
    this.look = look;
    host.addController(this);
  }

  hostConnected() {
    this.timer = setInterval(() => !document.hidden && this.look(), this.interval);
  }

  hostDisconnected() {
    clearInterval(this.timer);
  }
}
