import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import { formatTime, t } from '../base/i18n.js';

const INTERVAL = 10_000;

/** Whether the parts of the service work, and since when not. */
class HealthPart extends DocentElement {
  static properties = { health: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.read();
    this.timer = setInterval(() => document.hidden || this.read(), INTERVAL);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  /** A service that is not well answers 503, with the same content. */
  async read() {
    this.health = await fetch('/health').then((response) => response.json()).catch(() => ({ status: 'down', components: {} }));
  }

  render() {
    if (!this.health) {
      return html`<p class="quiet busy" role="status">${t('loading')}</p>`;
    }
    return html`<section class="part wide"><h2>${t('health')}</h2>
      <p>${status(this.health.status)} <span class="quiet">${this.health.version ? t('versionOf', { version: this.health.version }) : ''}</span></p>
      <ul class="rows">${Object.entries(this.health.components).map(([name, part]) => html`<li>
        <span><strong>${t(/** @type {any} */ (`component_${name}`))}</strong> <span class="quiet">${[part.adapter, part.generation, part.reason,
          part.next_try ? t('nextTry', { time: formatTime(part.next_try) }) : ''].filter(Boolean).join(' · ')}</span></span>
        ${status(part.status)}</li>`)}</ul></section>`;
  }
}

/** @param {'up' | 'paused' | 'down'} value */
function status(value) {
  return html`<span class=${value === 'up' ? 'good' : 'error'}>${t(/** @type {any} */ (`health_${value}`))}</span>`;
}

customElements.define('health-part', HealthPart);
