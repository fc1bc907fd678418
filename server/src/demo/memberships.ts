import { type FilledMembership } from '../features/membership/service.ts';

const DAY_MS = 86_400_000;

interface Ids {
  person: (email: string) => { id: string; name: string };
  organisation: (name: string) => { id: string };
}

/** Some members in every state: one that runs, one that ends soon, one that is over, two that applied. */
export function membershipsOf(ids: Ids, now: Date): FilledMembership[] {
  const day = (days: number): string => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  const { id, name } = ids.person('operator@klammer.example');
  const one = (
    organisation: string,
    plan: 'startup' | 'company',
    status: FilledMembership['status'],
    { since, until, used }: { since: number; until?: number; used?: FilledMembership['used'] },
  ): FilledMembership => ({
    organisationId: ids.organisation(organisation).id,
    ...{ plan, status, note: '', foundedOn: plan === 'startup' ? day(-900) : null },
    startsOn: until === undefined ? null : day(since),
    endsOn: until === undefined ? null : day(until),
    by: { personId: id, name },
    at: new Date(now.getTime() + since * DAY_MS),
    ...(used && { used }),
  });
  return [
    one('Kaiwärts', 'startup', 'active', {
      since: -200,
      until: 530,
      used: [
        { service: 'legal-advice', wish: 'Erster Vertrag mit einem Terminal', on: day(-120) },
        { service: 'room', wish: 'Vorführung mit zwölf Gästen', on: null },
      ],
    }),
    one('Rheinfuge Terminalgesellschaft', 'company', 'active', { since: -310, until: 55 }),
    one('Transferwerk Neudorf', 'company', 'ended', { since: -420, until: -56 }),
    one('Funkenraum', 'startup', 'applied', { since: -3 }),
    one('Lastenlotse', 'startup', 'checked', { since: -9 }),
  ];
}
