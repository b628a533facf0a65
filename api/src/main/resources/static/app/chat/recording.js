/** What the microphone hears. */

/** Whether this browser records: without a secure connection, none does. */
export function canRecord() {
  return navigator.mediaDevices !== undefined && 'MediaRecorder' in window && 'OfflineAudioContext' in window;
}

/** A recording that runs until it is stopped or cancelled. */
export class Recording {
  /** @param {MediaStream} stream */
  constructor(stream) {
    this.stream = stream;
    this.startedAt = performance.now();
    /** @type {Blob[]} */
    this.parts = [];
    this.recorder = new MediaRecorder(stream);
    this.recorder.ondataavailable = (event) => this.parts.push(event.data);
    /** It also stops by itself, when the microphone is unplugged. */
    this.stopped = new Promise((resolve) => (this.recorder.onstop = resolve));
    this.recorder.start();
  }

  /** Asks for the microphone. @throws {DOMException} if it is refused or absent */
  static async start() {
    return new Recording(await navigator.mediaDevices.getUserMedia({ audio: true }));
  }

  get seconds() {
    return Math.floor((performance.now() - this.startedAt) / 1000);
  }

  /** @returns {Promise<File>} what was heard @throws {DOMException} if nothing was */
  async stop() {
    this.release();
    await this.stopped;
    const { toWav } = await import('./wav.js');
    return toWav(new Blob(this.parts));
  }

  /** Ends the recording and releases the microphone. */
  release() {
    if (this.recorder.state !== 'inactive') {
      this.recorder.stop();
    }
    this.stream.getTracks().forEach((track) => track.stop());
  }
}
