import { html } from 'lit';
import { Action } from '../base/action.js';
import { Query } from '../base/cache.js';
import { confirmed } from '../base/dialog.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { go, link, staying } from '../base/router.js';
import { waiting } from '../base/waiting.js';
import { assistant, deleteAssistant, saveAssistant } from './assistants.js';
import './assistant-link.js';
import './assistant-versions.js';

const TEXTS = ['name', 'display_name', 'description', 'category', 'system_instructions', 'model'];

/** The fields of an assistant of one's own, or of a new one. */
class AssistantEditor extends DocentElement {
  static properties = { assistantId: { attribute: false }, saved: { state: true } };

  action = new Action(this);
  found = new Query(this, () => (this.assistantId ? assistant(this.assistantId) : null));
  bases = new Query(this, () => '/api/v1/knowledge-bases?limit=100');

  constructor() {
    super();
    this.assistantId = null;
    this.saved = false;
  }

  render() {
    const edited = this.assistantId ? this.found.value : { knowledge_base_ids: [], suggested_prompts: [], visibility: 'private', is_active: true };
    return html`<section class="page-view">
      <a href=${link('assistants')}>${t('backToAssistants')}</a>
      <h1>${this.assistantId ? (edited?.display_name ?? '') : t('newAssistant')}</h1>
      ${this.assistantId ? waiting(this.found) : ''}
      ${edited ? this.renderForm(edited) : ''}
      ${this.assistantId && edited?.owned ? this.renderMore(edited) : ''}
    </section>`;
  }

  /** @param {any} edited */
  renderForm(edited) {
    const text = (/** @type {string} */ name) => edited[name] ?? '';
    return html`<form class="part" @submit=${this.save}>
      <label>${t('assistantDisplayName')}<input name="display_name" maxlength="200" required .value=${text('display_name')} /></label>
      <label>${t('assistantName')}<input name="name" maxlength="100" required pattern="\\S+" .value=${text('name')} aria-describedby="name-hint" /></label>
      <p class="quiet" id="name-hint">${t('assistantNameHint')}</p>
      <label>${t('description')}<textarea name="description" rows="2" maxlength="2000" .value=${text('description')}></textarea></label>
      <label>${t('category')}<input name="category" maxlength="100" .value=${text('category')} /></label>
      <label>${t('instructions')}<textarea name="system_instructions" rows="6" maxlength="10000" .value=${text('system_instructions')}></textarea></label>
      <label>${t('suggestedPrompts')}<textarea name="suggested_prompts" rows="3" .value=${edited.suggested_prompts.join('\n')}></textarea></label>
      ${this.renderBases(edited.knowledge_base_ids)}
      <div class="line">
        <label>${t('model')}<input name="model" maxlength="100" .value=${text('model')} placeholder=${t('defaultModel')} /></label>
        <label>${t('temperature')}<input name="temperature" type="number" min="0" max="2" step="0.1" .value=${String(text('temperature'))} /></label>
        <label>${t('visibility')}<select name="visibility">${['private', 'shared', 'public'].map(
          (each) => html`<option value=${each} ?selected=${each === edited.visibility}>${t(/** @type {any} */ (`visibility_${each}`))}</option>`,
        )}</select></label>
      </div>
      <label class="check"><input type="checkbox" name="is_active" ?checked=${edited.is_active} />${t('active')}</label>
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
      ${this.saved ? html`<p class="good" role="status">${t('saved')}</p>` : ''}
      <div class="line"><button class="primary" ?disabled=${this.action.busy}>${t('save')}</button>
        ${this.assistantId ? html`<a class="button" href=${link('chat', null, { assistant: this.assistantId })}>${t('tryIt')}</a>` : ''}</div>
    </form>`;
  }

  /** @param {string[]} chosen */
  renderBases(chosen) {
    const all = this.bases.value?.items ?? [];
    return html`<fieldset><legend>${t('answersFrom')}</legend>
      <p class="quiet">${t('answersFromHint')}</p>
      ${all.map((/** @type {any} */ each) => html`<label class="check"><input type="checkbox" name="knowledge_base" value=${each.id}
        ?checked=${chosen.includes(each.id)} />${each.name}</label>`)}</fieldset>`;
  }

  /** @param {any} edited */
  renderMore(edited) {
    return html`
      ${edited.visibility === 'private' ? '' : html`<assistant-link .assistantId=${this.assistantId}></assistant-link>`}
      <assistant-versions .assistantId=${this.assistantId}></assistant-versions>
      <section class="part"><button class="danger" @click=${() => this.delete(edited)}>${t('deleteAssistant')}</button></section>`;
  }

  /** @param {SubmitEvent} event */
  async save(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const given = (/** @type {string} */ name) => String(form.get(name) ?? '').trim();
    const fields = {
      ...Object.fromEntries(TEXTS.map((name) => [name, given(name)]).filter(([name, value]) => value !== '' || (name !== 'model' && this.assistantId))),
      suggested_prompts: given('suggested_prompts').split('\n').map((line) => line.trim()).filter(Boolean),
      knowledge_base_ids: form.getAll('knowledge_base').map(String),
      visibility: given('visibility'),
      is_active: form.has('is_active'),
      ...(given('temperature') === '' ? {} : { temperature: Number(given('temperature')) }),
    };
    const isNew = this.assistantId === null;
    const stays = staying();
    this.saved = await this.action.run(async () => {
      const id = await saveAssistant(this.assistantId, fields);
      if (isNew && stays()) {
        go(link('assistants', [id, 'edit']));
      }
    });
  }

  /** @param {any} edited */
  async delete(edited) {
    if (await confirmed(t('confirmDeleteAssistant', { name: edited.display_name }), t('deleteAssistant'))) {
      const stays = staying();
      if ((await this.action.run(() => deleteAssistant(/** @type {any} */ (this.assistantId)))) && stays()) {
        go(link('assistants'));
      }
    }
  }
}

customElements.define('assistant-editor', AssistantEditor);
