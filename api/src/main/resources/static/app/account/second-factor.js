import { html } from 'lit';
import { Action, submitted } from '../base/action.js';
import { post, remove } from '../base/api.js';
import { DocentElement } from '../base/element.js';
import { t } from '../base/i18n.js';
import { readSession, session } from '../base/session.js';
import '../base/copy-button.js';

const PATH = '/api/v1/auth/mfa';

/** The second factor: an authenticator application, enrolled by a QR code and confirmed by a first code of it. */
class SecondFactor extends DocentElement {
  static properties = { enrolment: { state: true } };

  action = new Action(this);

  constructor() {
    super();
    /** @type {{qr_code: string, secret: string, recovery_codes: string[]} | null} */
    this.enrolment = null;
  }

  render() {
    const has = session.person?.mfa === true;
    return html`<section class="part">
      <h2>${t('secondFactor')}</h2>
      <p class="quiet">${has ? t('secondFactorOn') : t('secondFactorOff')}</p>
      ${this.enrolment && !has ? this.renderEnrolment(this.enrolment) : this.renderProof(has)}
      ${this.action.failure ? html`<p class="error" role="alert">${this.action.failure}</p>` : ''}
    </section>`;
  }

  /** @param {boolean} has */
  renderProof(has) {
    return html`<form class="line" @submit=${has ? this.delete : this.enrol}>
      <label>${t('password')}<input name="password" type="password" autocomplete="current-password" required /></label>
      <button class=${has ? 'danger' : 'primary'} ?disabled=${this.action.busy}>${has ? t('deleteFactor') : t('enrolFactor')}</button>
    </form>`;
  }

  /** @param {{qr_code: string, secret: string, recovery_codes: string[]}} enrolment */
  renderEnrolment(enrolment) {
    const codes = enrolment.recovery_codes.join('\n');
    return html`<ol class="steps">
      <li>${t('scanCode')}<img class="qr" src=${enrolment.qr_code} alt=${t('qrCode')} width="200" height="200" />
        <span class="shown-once"><code>${enrolment.secret}</code>
          <copy-button .text=${enrolment.secret} .label=${t('copySecret')}></copy-button></span></li>
      <li>${t('keepRecoveryCodes')}
        <span class="shown-once"><pre tabindex="0" aria-label=${t('recoveryCodes')}>${codes}</pre>
          <copy-button .text=${codes} .label=${t('copyRecoveryCodes')}></copy-button></span></li>
      <li><form class="line" @submit=${this.confirm}>
        <label>${t('confirmCode')}<input name="code" autocomplete="one-time-code" inputmode="numeric" maxlength="10" required /></label>
        <button class="primary" ?disabled=${this.action.busy}>${t('confirm')}</button></form></li>
    </ol>`;
  }

  /** @param {SubmitEvent} event */
  async enrol(event) {
    const { password } = submitted(event);
    await this.action.run(async () => {
      const enrolment = await post(PATH, { password });
      this.enrolment = { ...enrolment, qr_code: addressOf(enrolment.qr_code) };
    });
  }

  /** @param {SubmitEvent} event */
  async confirm(event) {
    const { code } = submitted(event);
    await this.action.run(async () => {
      await post(`${PATH}/confirm`, { code: code.replace(/\s/g, '') });
      await readSession();
      this.enrolment = null;
    });
  }

  /** @param {SubmitEvent} event */
  async delete(event) {
    const { password } = submitted(event);
    await this.action.run(async () => {
      await remove(PATH, { password });
      await readSession();
    });
  }
}

/** An address that the policy of the page allows for an image. @param {string} data a data URL of a PNG */
function addressOf(data) {
  const bytes = Uint8Array.from(atob(data.slice(data.indexOf(',') + 1)), (each) => each.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: 'image/png' }));
}

customElements.define('second-factor', SecondFactor);
