import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { icons } from '../base/icons.js';
import { canRecord, Recording } from './recording.js';

/** The longest question, in seconds: it has room in one upload. */
const LONGEST = 300;

/** Records a spoken question, where the browser can. Fires `recorded` with the file. */
class VoiceRecorder extends DocentElement {
  static properties = {
    disabled: { attribute: false },
    recording: { state: true },
    seconds: { state: true },
    failure: { state: true },
  };

  constructor() {
    super();
    this.disabled = false;
    /** @type {Recording | null} */
    this.recording = null;
    this.seconds = 0;
    this.failure = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.cancel();
  }

  render() {
    if (!canRecord()) {
      return '';
    }
    return this.recording
      ? html`<div class="recording">
          <span role="timer" aria-label=${t('recorded')}>${clock(this.seconds)}</span>
          <button type="button" @click=${this.cancel}>${t('cancel')}</button>
          <button type="button" class="primary" @click=${this.stop}>${t('sendRecording')}</button></div>`
      : html`${this.failure ? html`<p class="error recording" role="alert">${this.failure}</p>` : ''}
          <button type="button" class="plain" aria-label=${t('record')} title=${t('record')} ?disabled=${this.disabled}
            @click=${this.start}>${icons.microphone}</button>`;
  }

  async start() {
    this.failure = '';
    try {
      const recording = await Recording.start();
      // Another view may have been opened while the browser asked.
      this.isConnected ? this.begin(recording) : recording.release();
    } catch (failure) {
      this.failure = failure.name === 'NotAllowedError' ? t('microphoneRefused') : t('microphoneAbsent');
    }
  }

  /** @param {Recording} recording */
  async begin(recording) {
    this.recording = recording;
    this.seconds = 0;
    this.timer = setInterval(() => this.tick(), 250);
    await this.updateComplete;
    /** @type {HTMLElement} */ (this.querySelector('button.primary')).focus();
  }

  tick() {
    this.seconds = this.recording?.seconds ?? 0;
    if (this.seconds >= LONGEST) {
      this.stop();
    }
  }

  async stop() {
    const recording = this.end();
    try {
      const detail = await recording?.stop();
      if (detail) {
        this.dispatchEvent(new CustomEvent('recorded', { detail }));
      }
    } catch {
      this.failure = t('nothingRecorded');
    }
  }

  cancel() {
    this.end()?.release();
  }

  /** @returns {Recording | null} the one that ran */
  end() {
    clearInterval(this.timer);
    const ended = this.recording;
    this.recording = null;
    this.updateComplete.then(() => this.querySelector('button')?.focus());
    return ended;
  }
}

/** @param {number} seconds @returns {string} such as "1:07" */
function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

customElements.define('voice-recorder', VoiceRecorder);
