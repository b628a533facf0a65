import { html } from 'lit';
import { submitted } from '../base/action.js';
import { DocentElement } from '../base/element.js';
import { formatNumber, t } from '../base/i18n.js';
import { questionsIn } from './evaluations.js';

/** Golden questions to be asked: new ones, one a line, or those of the last evaluation. Fires `run` with the request. */
class GoldenForm extends DocentElement {
  static properties = { repeatable: { attribute: false }, busy: { attribute: false }, read: { state: true } };

  constructor() {
    super();
    this.repeatable = false;
    this.busy = false;
    this.read = questionsIn('');
  }

  render() {
    return html`<form class="part" @submit=${this.submit}>
      <h2>${t('newEvaluation')}</h2>
      <label>${t('goldenQuestions')}<textarea name="questions" rows="6" spellcheck="true" aria-describedby="golden-hint"
        placeholder=${t('goldenExample')} @input=${this.input}></textarea></label>
      <p class="quiet" id="golden-hint">${t('goldenHint')}</p>
      <p role="status" class=${this.read.incomplete.length > 0 ? 'error' : 'quiet'}>${this.outcome()}</p>
      <div class="line">
        <label class="grow">${t('nameOptional')}<input name="name" maxlength="200" autocomplete="off" /></label>
        <label>${t('searchMode')}<select name="mode">
          <option value="hybrid">${t('modeHybrid')}</option>
          <option value="semantic">${t('modeSemantic')}</option>
          <option value="keyword">${t('modeKeyword')}</option>
        </select></label>
      </div>
      <div class="line">
        <button class="primary" ?disabled=${this.busy || this.read.questions.length === 0 || this.read.incomplete.length > 0}>${t('askGolden')}</button>
        ${this.repeatable ? html`<button name="again" ?disabled=${this.busy}>${t('askGoldenAgain')}</button>` : ''}
      </div>
    </form>`;
  }

  outcome() {
    const { questions, incomplete } = this.read;
    return incomplete.length > 0
      ? t('goldenIncomplete', { lines: incomplete.slice(0, 5).join(', ') })
      : t('goldenCount', { count: formatNumber(questions.length) });
  }

  /** @param {Event} event */
  input(event) {
    this.read = questionsIn(/** @type {HTMLTextAreaElement} */ (event.target).value);
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    const { name, mode } = submitted(event);
    const again = /** @type {HTMLButtonElement | null} */ (event.submitter)?.name === 'again';
    const detail = { mode, ...(name.trim() ? { name: name.trim() } : {}), ...(again ? {} : { questions: this.read.questions }) };
    this.dispatchEvent(new CustomEvent('run', { detail }));
  }

  /** Empties the form once its questions are accepted. */
  clear() {
    /** @type {HTMLFormElement} */ (this.querySelector('form')).reset();
    this.read = questionsIn('');
  }
}

customElements.define('golden-form', GoldenForm);
