/** Recordings as every model that hears accepts them. Browsers record WebM, Ogg or MP4, which many do not. */

/** Enough for speech, in samples a second. */
const RATE = 16_000;
const HEADER = 44;

/** @param {Blob} recorded @returns {Promise<File>} the same as WAV with one channel of 16 bits @throws {DOMException} if nothing can be heard */
export async function toWav(recorded) {
  const heard = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await recorded.arrayBuffer());
  return new File([header(heard.length), samples(heard)], 'recording.wav', { type: 'audio/wav' });
}

/** @param {number} length in samples (RIFF WAVE, PCM) */
function header(length) {
  const view = new DataView(new ArrayBuffer(HEADER));
  const text = (/** @type {number} */ at, /** @type {string} */ value) =>
    [...value].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, HEADER - 8 + 2 * length, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, 2 * RATE, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, 2 * length, true);
  return view.buffer;
}

/** @param {AudioBuffer} heard @returns {ArrayBuffer} the mean of its channels, little endian */
function samples(heard) {
  const channels = Array.from({ length: heard.numberOfChannels }, (_, channel) => heard.getChannelData(channel));
  const view = new DataView(new ArrayBuffer(2 * heard.length));
  for (let index = 0; index < heard.length; index++) {
    const mean = channels.reduce((sum, channel) => sum + channel[index], 0) / channels.length;
    view.setInt16(2 * index, Math.round(Math.max(-1, Math.min(1, mean)) * 0x7fff), true);
  }
  return view.buffer;
}
