import { accounts } from './accounts.ts';
import { announcements } from './announcements.ts';
import { applications } from './applications.ts';
import { assistance } from './assistance.ts';
import { audit } from './audit.ts';
import { blocks } from './blocks.ts';
import { agreements } from './agreements.ts';
import { calls } from './calls.ts';
import { channels } from './channels.ts';
import { conversations } from './conversations.ts';
import { deals } from './deals.ts';
import { type Endpoint } from './endpoint.ts';
import { entries } from './entries.ts';
import { events } from './events.ts';
import { files } from './files.ts';
import { exposure } from './exposure.ts';
import { funding } from './funding.ts';
import { funnel } from './funnel.ts';
import { home } from './home.ts';
import { imports } from './imports.ts';
import { introductions } from './introductions.ts';
import { jury } from './jury.ts';
import { keys } from './keys.ts';
import { legal } from './legal.ts';
import { mails } from './mails.ts';
import { matches } from './matches.ts';
import { meetings } from './meetings.ts';
import { membership } from './membership.ts';
import { news } from './news.ts';
import { merges } from './merges.ts';
import { notifications } from './notifications.ts';
import { operator } from './operator.ts';
import { organisations } from './organisations.ts';
import { personMerges } from './person-merges.ts';
import { privacy } from './privacy.ts';
import { profiles } from './profiles.ts';
import { region } from './region.ts';
import { registrations } from './registrations.ts';
import { requests } from './requests.ts';
import { rooms } from './rooms.ts';
import { search } from './search.ts';
import { security } from './security.ts';
import { searches } from './searches.ts';
import { site } from './site.ts';
import { stories } from './stories.ts';
import { topics } from './topics.ts';
import { webhooks } from './webhooks.ts';
import { vocabularies } from './vocabularies.ts';

/** Every operation of the API by feature. */
export const api = {
  accounts,
  security,
  organisations,
  profiles,
  files,
  search,
  searches,
  matches,
  exposure,
  introductions,
  blocks,
  conversations,
  agreements,
  requests,
  applications,
  calls,
  entries,
  jury,
  deals,
  events,
  registrations,
  rooms,
  home,
  meetings,
  funnel,
  notifications,
  channels,
  region,
  audit,
  privacy,
  legal,
  mails,
  site,
  news,
  stories,
  announcements,
  funding,
  topics,
  membership,
  operator,
  webhooks,
  keys,
  assistance,
  merges,
  personMerges,
  imports,
  vocabularies,
};
export type Api = typeof api;

/** `feature.operation`, as in OpenAPI's operationId. */
export type EndpointName = { [F in keyof Api]: `${F & string}.${keyof Api[F] & string}` }[keyof Api];
export type EndpointOf<Name extends EndpointName> = Name extends `${infer F}.${infer O}`
  ? F extends keyof Api
    ? O extends keyof Api[F]
      ? Api[F][O]
      : never
    : never
  : never;

/** All endpoints with their names, in the order of declaration. */
export function listEndpoints(): { name: EndpointName; feature: keyof Api; endpoint: Endpoint }[] {
  return Object.entries(api).flatMap(([feature, operations]) =>
    Object.entries<Endpoint>(operations).map(([operation, endpoint]) => ({
      name: `${feature}.${operation}` as EndpointName,
      feature: feature as keyof Api,
      endpoint,
    })),
  );
}
