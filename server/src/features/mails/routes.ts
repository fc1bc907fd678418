import { mails } from '@klammer/contracts/mails';
import { on, type Route } from '../../http/mount.ts';
import { type MailTemplate } from '../../mail/templates.ts';
import { previewTemplates, readQueue, throwAway, tryAgain } from './service.ts';
import { listTexts, previewText, setText } from './texts.ts';

/** @param templates every kind of mail; the app gathers them from the features */
export const mailRoutes = (templates: readonly MailTemplate[]): Route[] => [
  on(mails.templates)(async (deps) => previewTemplates(deps, templates)),
  on(mails.list)(async (deps, { query }) => readQueue(deps, query)),
  on(mails.retry)(async (deps, { params }) => tryAgain(deps, params.id)),
  on(mails.discard)(async (_deps, { params }) => throwAway(params.id)),
  on(mails.texts)(async () => listTexts(templates)),
  on(mails.setText)(async (deps, { actor, params, body }) => setText(deps, templates, actor, params, body)),
  on(mails.previewText)(async (_deps, { params, body }) => previewText(templates, params, body)),
];
