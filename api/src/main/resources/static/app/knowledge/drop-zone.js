import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';

/** Takes files that are dropped anywhere on the page, folders with all they hold, or chosen. Fires `files`. */
class DropZone extends DocentElement {
  static properties = { label: { attribute: false }, over: { state: true } };

  constructor() {
    super();
    this.label = '';
    this.over = false;
    this.handlers = { dragover: this.dragOver.bind(this), dragleave: this.dragLeave.bind(this), drop: this.drop.bind(this) };
  }

  connectedCallback() {
    super.connectedCallback();
    Object.entries(this.handlers).forEach(([type, handler]) => addEventListener(type, /** @type {any} */ (handler)));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    Object.entries(this.handlers).forEach(([type, handler]) => removeEventListener(type, /** @type {any} */ (handler)));
  }

  render() {
    return html`<label class="drop-zone ${this.over ? 'over' : ''}">
      <span>${this.over ? t('dropNow') : this.label || t('dropHere')}</span>
      <span class="button">${t('chooseFiles')}</span>
      <input type="file" class="hidden-text" multiple aria-label=${t('chooseFiles')} @change=${this.choose} />
    </label>`;
  }

  /** @param {DragEvent} event */
  dragOver(event) {
    event.preventDefault();
    this.over = true;
  }

  dragLeave() {
    this.over = false;
  }

  /** @param {DragEvent} event */
  async drop(event) {
    event.preventDefault();
    this.over = false;
    const items = [...(event.dataTransfer?.items ?? [])];
    const entries = items.map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
    this.fire((await Promise.all(entries.map(filesOf))).flat());
  }

  /** @param {Event} event */
  choose(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    this.fire([...(field.files ?? [])]);
    field.value = '';
  }

  /** @param {File[]} files */
  fire(files) {
    if (files.length > 0) {
      this.dispatchEvent(new CustomEvent('files', { detail: files }));
    }
  }
}

/** @param {FileSystemEntry} entry @returns {Promise<File[]>} the file, or those of the folder and of the folders in it */
async function filesOf(entry) {
  if (entry.isFile) {
    return [await new Promise((resolve, reject) => /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject))];
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  const files = [];
  // A reader gives at most a hundred entries at a time, and none at the end.
  for (let some = await read(reader); some.length > 0; some = await read(reader)) {
    files.push(...(await Promise.all(some.map(filesOf))).flat());
  }
  return files;
}

/** @param {FileSystemDirectoryReader} reader @returns {Promise<FileSystemEntry[]>} */
function read(reader) {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

customElements.define('drop-zone', DropZone);
