import { html } from 'lit';
import { DocentElement } from '../base/element.js';
import './passkey-list.js';
import './second-factor.js';
import './session-list.js';

/** How the person signs in, and where they are signed in. */
class SecurityPart extends DocentElement {
  render() {
    return html`<second-factor></second-factor><passkey-list></passkey-list><session-list></session-list>`;
  }
}

customElements.define('security-part', SecurityPart);
