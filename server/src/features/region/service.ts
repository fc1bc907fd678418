import { type Output } from '@klammer/contracts/endpoint';
import { type region } from '@klammer/contracts/region';
import { isStoreUp } from '../../db/connect.ts';
import { type Deps } from '../../deps.ts';
import { notFound } from '../../problem.ts';
import { countConversations } from '../conversations/service.ts';
import { countIntroductions } from '../introductions/service.ts';
import { countPublished } from '../profiles/service.ts';

/** Whether the parts are alive. Without the store nothing works; without search the product is degraded. */
export async function readHealth(deps: Deps, version: string): Promise<Output<typeof region.health>> {
  const [store, search] = await Promise.all([isStoreUp(), deps.search.health()]);
  const behind = store && search.ok && (await deps.indexIsBehind());
  const searchState = !search.ok ? 'down' : behind ? 'catching-up' : 'up';
  return {
    status: !store ? 'down' : searchState === 'down' ? 'degraded' : 'up',
    version,
    store: store ? 'up' : 'down',
    search: searchState,
    uptimeSeconds: Math.floor(process.uptime()),
  };
}

export async function readFigures(): Promise<Output<typeof region.figures>> {
  const [{ kinds, demonstration }, introductions, conversations] = await Promise.all([
    countPublished(),
    countIntroductions(),
    countConversations(),
  ]);
  return {
    startups: kinds.get('startup') ?? 0,
    companies: kinds.get('company') ?? 0,
    investors: kinds.get('investor') ?? 0,
    partners: kinds.get('partner') ?? 0,
    introductions,
    conversations,
    demonstration,
  };
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Mails that did not leave; they hold sign-in links, so only a server that nobody else reaches shows them. @throws Problem not-found elsewhere */
export function listDevelopmentMail(
  deps: Deps,
  to: string | undefined,
): Output<typeof region.developmentMail> {
  if (deps.config.production || deps.config.SMTP_URL || !LOOPBACK.has(deps.config.host)) throw notFound();
  const mails = deps.mailer.kept().filter((mail) => to === undefined || mail.to === to);
  return { items: mails.slice(0, 50).map((mail) => ({ ...mail, sentAt: mail.sentAt.toISOString() })) };
}

export { readMailLogo } from './mail-logo.ts';
export { changeRegion, followRegion, loadRegion, readChanges } from './keeping.ts';
