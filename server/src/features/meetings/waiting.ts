import { dayOf } from '../../time/local-time.ts';
import { waiting, type WaitingFor } from '../../contributions/waiting.ts';
import { listComingWithMeetings, titleOf } from '../events/service.ts';
import { Wishes } from './model.ts';

/** Whoever has a place at an evening of meetings and has said nothing yet meets nobody. */
export const meetingsWaiting: WaitingFor = {
  member: async (deps, actor) => {
    const coming = await listComingWithMeetings(deps, actor.personId);
    const said = await Wishes.distinct('eventId', { personId: actor.personId });
    const done = new Set(said.map(String));
    return coming
      .filter((doc) => !done.has(String(doc._id)))
      .map((doc) =>
        waiting('meetings-to-wish', `/events/${String(doc._id)}/meetings`, {
          about: titleOf(doc),
          dueOn: doc.startsAt && dayOf(doc.startsAt),
        }),
      );
  },
};
