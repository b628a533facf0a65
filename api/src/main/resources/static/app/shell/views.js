import { html } from 'lit';
import { t } from '../base/i18n.js';

/**
 * What can be opened, by the first part of the place. A view is loaded when it is opened.
 *
 * @typedef {import('../base/router.js').Place} Place
 * @typedef {{load: () => Promise<unknown>, render: (place: Place) => unknown, title: () => string, open?: boolean}} View
 *   `open` without a session
 */

/** @type {Record<string, View>} */
const VIEWS = {
  chat: {
    load: () => import('../chat/chat-view.js'),
    title: () => t('navChat'),
    render: ({ id, query }) => html`<chat-view .conversationId=${id} .assistantId=${query.assistant ?? null}
      .messageId=${query.message ?? null}></chat-view>`,
  },
  shared: {
    load: () => import('../chat/shared-view.js'),
    title: () => t('conversations'),
    render: (place) => html`<shared-view .secret=${place.id}></shared-view>`,
    open: true,
  },
  knowledge: {
    load: () => import('../knowledge/knowledge-view.js'),
    title: () => t('navKnowledge'),
    render: (place) => html`<knowledge-view .baseId=${place.id} .tab=${place.part}
      .evaluationId=${place.query.evaluation ?? null}></knowledge-view>`,
  },
  assistants: {
    load: () => import('../assistants/assistants-view.js'),
    title: () => t('navAssistants'),
    render: (place) => html`<assistants-view .assistantId=${place.id} .tab=${place.part}></assistants-view>`,
  },
  extraction: {
    load: () => import('../extraction/extraction-view.js'),
    title: () => t('navExtraction'),
    render: (place) => html`<extraction-view .extractionId=${place.id}></extraction-view>`,
  },
  account: {
    load: () => import('../account/account-view.js'),
    title: () => t('account'),
    render: (place) => html`<account-view .tab=${place.id}></account-view>`,
  },
  admin: {
    load: () => import('../admin/admin-view.js'),
    title: () => t('navAdmin'),
    render: (place) => html`<admin-view .tab=${place.id}></admin-view>`,
  },
  register: {
    load: () => import('../account/register-view.js'),
    title: () => t('register'),
    render: (place) => html`<register-view .invite=${place.query.invite ?? null}></register-view>`,
    open: true,
  },
  'forgot-password': {
    load: () => import('../account/forgot-view.js'),
    title: () => t('forgotPassword'),
    render: () => html`<forgot-view></forgot-view>`,
    open: true,
  },
  'reset-password': {
    load: () => import('../account/reset-view.js'),
    title: () => t('choosePassword'),
    render: (place) => html`<reset-view .token=${place.query.token ?? null}></reset-view>`,
    open: true,
  },
  'verify-email': {
    load: () => import('../account/verify-view.js'),
    title: () => t('confirmAddress'),
    render: (place) => html`<verify-view .token=${place.query.token ?? null}></verify-view>`,
    open: true,
  },
};

/** @param {Place} place */
export function viewOf(place) {
  return VIEWS[place.view] ?? VIEWS.chat;
}
