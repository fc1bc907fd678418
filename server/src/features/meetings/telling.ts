import { type Deps } from '../../deps.ts';
import { wordsOf } from '../../time/local-time.ts';
import { listPlaced, titleOf, type EventDoc } from '../events/service.ts';
import { notify } from '../notifications/service.ts';
import { type MeetingEntry, type PlanEntry } from './model.ts';

/** Everybody with a place hears once that they can say whom to meet. */
export async function tellOpen(deps: Deps, doc: EventDoc): Promise<void> {
  const placed = await listPlaced(String(doc._id));
  await notify(deps, {
    key: `meetings:${String(doc._id)}:open`,
    type: 'meetings-open',
    to: { each: placed },
    title: { de: 'Wen möchten Sie treffen?', en: 'Whom would you like to meet?' },
    text: titleOf(doc),
    path: `/events/${String(doc._id)}/meetings`,
  });
}

/** Whose agenda is another one than before hears of it; their open pages change at once. */
export async function tellPlanned(
  deps: Deps,
  doc: EventDoc,
  before: PlanEntry | null,
  now: PlanEntry,
): Promise<void> {
  const eventId = String(doc._id);
  const [had, has] = [agendasOf(before), agendasOf(now)];
  const placed = await listPlaced(eventId);
  const changed = placed.filter(({ id }) => had.get(id) !== has.get(id));
  deps.publish({ persons: changed.map((one) => one.personId) }, 'meetings:changed', { eventId });
  deps.publish({ organisations: doc.organiserIds.map(String) }, 'meetings:changed', { eventId });
  const at = doc.startsAt ? wordsOf(doc.startsAt) : { de: '', en: '' };
  const name = titleOf(doc);
  await notify(deps, {
    key: `meetings:${eventId}:${String(now.id)}`,
    type: 'meetings-planned',
    to: { each: changed },
    title: before
      ? { de: 'Ihre Termine haben sich geändert', en: 'Your meetings have changed' }
      : { de: 'Ihre Termine stehen fest', en: 'Your meetings are set' },
    text: { de: `${name.de} · ${at.de}`, en: `${name.en} · ${at.en}` },
    path: `/events/${eventId}/meetings`,
  });
}

/** What each registration has, as a text that is equal where nothing changed. */
function agendasOf(plan: PlanEntry | null): Map<string, string> {
  const lines = new Map<string, string[]>();
  const add = (own: string, other: string, { startsAt, table }: MeetingEntry): void => {
    const line = `${startsAt.toISOString()} ${table} ${other}`;
    lines.set(own, [...(lines.get(own) ?? []), line]);
  };
  for (const meeting of plan?.meetings ?? []) {
    add(String(meeting.a), String(meeting.b), meeting);
    add(String(meeting.b), String(meeting.a), meeting);
  }
  return new Map([...lines].map(([id, own]) => [id, own.toSorted().join('\n')]));
}
