import { type MeetingAgenda } from '@klammer/contracts/meetings';
import { type Person } from '../../actor.ts';
import { listPlaced } from '../events/service.ts';
import { presentersFor } from './participants.ts';
import { readOwn } from './wishing.ts';

/** Somebody's own meetings by the published plan; nobody sees the others'. */
export async function getAgenda(actor: Person, id: string): Promise<MeetingAgenda> {
  const { place, planning } = await readOwn(actor, id);
  const own = (planning.published?.meetings ?? []).flatMap((meeting) => {
    const [a, b] = [String(meeting.a), String(meeting.b)];
    if (a === place.id) return [{ ...meeting, other: b }];
    return b === place.id ? [{ ...meeting, other: a }] : [];
  });
  const placed = new Map((await listPlaced(id)).map((one) => [one.id, one]));
  const present = await presentersFor(actor, [...placed.values()]);
  return {
    publishedAt: planning.publishedAt?.toISOString() ?? null,
    items: own
      .toSorted((x, y) => x.startsAt.getTime() - y.startsAt.getTime())
      .map(({ startsAt, endsAt, table, other }) => {
        const who = placed.get(other);
        const shown = who ? present(who) : { id: other, name: '', organisation: '', slug: null, kind: null };
        return {
          startsAt: startsAt.toISOString(),
          endsAt: endsAt.toISOString(),
          table,
          with: shown,
          // Beside a person's name the id would say whose an anonymous profile is.
          organisationId: shown.organisation === '' ? null : (who?.organisationId ?? null),
          isOff: who === undefined,
        };
      }),
  };
}
