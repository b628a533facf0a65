import { html } from 'lit';
import { t } from '../base/i18n.js';
import { TabbedView } from '../base/tabbed-view.js';

/** @type {Record<string, import('../base/tabbed-view.js').Part>} */
const PARTS = {
  profile: {
    load: () => import('./profile-part.js'),
    render: () => html`<profile-part></profile-part>`,
    text: () => t('profile'),
  },
  security: {
    load: () => import('./security-part.js'),
    render: () => html`<security-part></security-part>`,
    text: () => t('security'),
  },
  keys: { load: () => import('./keys-part.js'), render: () => html`<keys-part></keys-part>`, text: () => t('apiKeys') },
  webhooks: {
    load: () => import('./webhooks-part.js'),
    render: () => html`<webhooks-part></webhooks-part>`,
    text: () => t('webhooks'),
  },
  groups: { load: () => import('./groups-part.js'), render: () => html`<groups-part></groups-part>`, text: () => t('groups') },
  activity: {
    load: () => import('./activity-part.js'),
    render: () => html`<activity-part></activity-part>`,
    text: () => t('activity'),
  },
};

/** The account of the person: profile, security, keys, webhooks, groups and what was done with it. */
class AccountView extends TabbedView {
  constructor() {
    super('account', () => t('account'), PARTS);
  }
}

customElements.define('account-view', AccountView);
