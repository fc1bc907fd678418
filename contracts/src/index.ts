import { accounts } from './accounts.ts';
import { conversations } from './conversations.ts';
import { type Endpoint } from './endpoint.ts';
import { introductions } from './introductions.ts';
import { matches } from './matches.ts';
import { organisations } from './organisations.ts';
import { profiles } from './profiles.ts';
import { region } from './region.ts';
import { search } from './search.ts';

/** Every operation of the API by feature. */
export const api = {
  accounts,
  organisations,
  profiles,
  search,
  matches,
  introductions,
  conversations,
  region,
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
