import { html } from 'lit';
import { t } from '../base/i18n.js';
import { TabbedView } from '../base/tabbed-view.js';

/** @type {Record<string, import('../base/tabbed-view.js').Part>} */
const PARTS = {
  accounts: { load: () => import('./accounts-part.js'), render: () => html`<accounts-part></accounts-part>`, text: () => t('accounts') },
  invites: { load: () => import('./invites-part.js'), render: () => html`<invites-part></invites-part>`, text: () => t('invites') },
  usage: { load: () => import('./usage-part.js'), render: () => html`<usage-part></usage-part>`, text: () => t('usage') },
  quality: { load: () => import('./quality-part.js'), render: () => html`<quality-part></quality-part>`, text: () => t('quality') },
  audit: { load: () => import('./audit-part.js'), render: () => html`<audit-part></audit-part>`, text: () => t('audit') },
  index: { load: () => import('./index-part.js'), render: () => html`<index-part></index-part>`, text: () => t('index') },
  health: { load: () => import('./health-part.js'), render: () => html`<health-part></health-part>`, text: () => t('health') },
};

/** The administration of the installation. */
class AdminView extends TabbedView {
  constructor() {
    super('admin', () => t('navAdmin'), PARTS);
  }
}

customElements.define('admin-view', AdminView);
