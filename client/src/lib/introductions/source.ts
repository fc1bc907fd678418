import type { IntroductionSource } from '@klammer/contracts/introductions';
import type { z } from 'zod';

type Source = z.infer<typeof IntroductionSource>;
const KINDS = ['match', 'profile', 'request'] as const;
/** Where somebody asks from; the operator proposes elsewhere. */
export type AskedFrom = Source & { kind: (typeof KINDS)[number] };

/** The page where one asks, which then knows from where one came. */
export function askPath(profileId: string, { kind, id }: AskedFrom): string {
  return `/matches/${profileId}?from=${kind}${id ? `&request=${id}` : ''}`;
}

/** Where one came from, out of an address or a form; whatever else is there counts as a match. */
export function readSource(fields: URLSearchParams | FormData): AskedFrom {
  const kind = KINDS.find((one) => one === fields.get('from')) ?? 'match';
  const id = fields.get('request');

  return { kind, id: kind === 'request' && typeof id === 'string' && id !== '' ? id : null };
}
