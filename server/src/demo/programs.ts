import { type Deps } from '../deps.ts';
import { fillKeys } from '../features/keys/service.ts';
import { fillWebhook, type FilledWebhook } from '../features/webhooks/service.ts';
import { SHOWCASE } from './accounts.ts';
import { type Stored } from './stored.ts';

const DAY_MS = 86_400_000;
const [FOUNDER, SCOUT, INVESTOR, PARTNER, OPERATOR] = SHOWCASE;

/** Programs around the region: a city calendar that was told of organisations, and keys that some use. */
export async function storePrograms(deps: Deps, stored: Stored): Promise<void> {
  const daysAgo = (days: number): Date => new Date(deps.now().getTime() - days * DAY_MS);
  await fillWebhook(deps, {
    name: 'Stadtkalender',
    url: 'https://kalender.duisburg.example/hooks/klammer',
    types: ['profile.published', 'organisation.verified', 'event.published'],
    createdAt: daysAgo(30),
    deliveries: [
      published(deps, stored, FOUNDER.organisation, 'startup', daysAgo(9)),
      published(deps, stored, INVESTOR.organisation, 'investor', daysAgo(6)),
      {
        type: 'organisation.verified',
        cause: `demonstration:${SCOUT.organisation}`,
        at: daysAgo(3),
        data: { organisationId: stored.organisation(SCOUT.organisation).id, verification: 'domain' },
        state: 'failed',
        attempts: [
          { at: daysAgo(3), ms: 10_000, status: null, why: 'timeout', response: '' },
          { at: daysAgo(2.9), ms: 48, status: 503, why: null, response: 'Wartungsarbeiten bis 14 Uhr' },
        ],
      },
    ],
  });
  const nobodyEnded = { expiresAt: daysAgo(-280), revokedAt: null };
  await fillKeys([
    {
      ...nobodyEnded,
      name: 'Lagebericht im Rathaus',
      organisationId: null,
      scopes: ['figures:read', 'membership:read'],
      madeBy: stored.person(OPERATOR.email).id,
      createdAt: daysAgo(85),
      lastUsedAt: daysAgo(0.2),
    },
    {
      ...nobodyEnded,
      name: 'Veranstaltungen auf unserer Website',
      organisationId: stored.organisation(PARTNER.organisation).id,
      scopes: ['events:read', 'events:write'],
      madeBy: stored.person(PARTNER.email).id,
      createdAt: daysAgo(40),
      lastUsedAt: daysAgo(1.5),
    },
    {
      name: 'Versuch mit einer Tabelle',
      organisationId: stored.organisation(PARTNER.organisation).id,
      scopes: ['registrations:read'],
      madeBy: stored.person(PARTNER.email).id,
      createdAt: daysAgo(38),
      expiresAt: null,
      lastUsedAt: null,
      revokedAt: daysAgo(37),
    },
  ]);
}

function published(
  { publicUrl }: Deps,
  stored: Stored,
  name: string,
  kind: 'startup' | 'investor',
  at: Date,
): FilledWebhook['deliveries'][number] {
  const { id, slug } = stored.organisation(name);
  return {
    type: 'profile.published',
    cause: `profile:${id}:published`,
    at,
    data: {
      organisationId: id,
      kind,
      visibility: 'public',
      profile: { slug, name, url: `${publicUrl}/p/${slug}` },
    },
    state: 'delivered',
    attempts: [{ at, ms: 112, status: 202, why: null, response: '{"taken":true}' }],
  };
}
