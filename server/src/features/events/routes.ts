import { events } from '@klammer/contracts/events';
import { registrations } from '@klammer/contracts/registrations';
import { on, type Route } from '../../http/mount.ts';
import {
  calendarOf,
  cancelEvent,
  cancelRegistration,
  checkIn,
  confirmRegistration,
  createEvent,
  decideEvent,
  exportAttendees,
  getEvent,
  getRegistration,
  giveFeedback,
  inviteOrganiser,
  joinOrganisers,
  listAttendees,
  listEvents,
  listMyEvents,
  listOwnEvents,
  listProposed,
  makeCalendarLink,
  ownCalendar,
  publishEvent,
  readFeedback,
  register,
  removeCalendarLink,
  removeEvent,
  updateEvent,
} from './service.ts';

export const eventRoutes: Route[] = [
  on(events.list)(async (deps, { actor, query }) => listEvents(deps, actor, query)),
  on(events.own)(async (deps, { actor, query }) => listOwnEvents(deps, actor, query)),
  on(events.mine)(async (deps, { actor, query }) => listMyEvents(deps, actor, query)),
  on(events.proposed)(async (deps, { actor, query }) => listProposed(deps, actor, query)),
  on(events.create)(async (deps, { actor, body }) => createEvent(deps, actor, body)),
  on(events.get)(async (deps, { actor, params }) => getEvent(deps, actor, params.id)),
  on(events.update)(async (deps, { actor, params, body }) => updateEvent(deps, actor, params.id, body)),
  on(events.publish)(async (deps, { actor, params }) => publishEvent(deps, actor, params.id)),
  on(events.decide)(async (deps, { actor, params, body }) =>
    decideEvent(deps, actor, params.id, body.accept),
  ),
  on(events.cancel)(async (deps, { actor, params, body }) =>
    cancelEvent(deps, actor, params.id, body.reason),
  ),
  on(events.remove)(async (deps, { actor, params }) => removeEvent(deps, actor, params.id)),
  on(events.inviteOrganiser)(async (deps, { actor, params, body }) =>
    inviteOrganiser(deps, actor, params.id, body.slug),
  ),
  on(events.joinOrganisers)(async (deps, { actor, params, body }) =>
    joinOrganisers(deps, actor, params.id, body.accept),
  ),
  on(events.calendar)(async (deps, { query }) => calendarOf(deps, query.series)),
  on(events.ownCalendar)(async (deps, { params }) => ownCalendar(deps, params.token)),
  on(events.makeCalendarLink)(async (deps, { actor }) => makeCalendarLink(deps, actor)),
  on(events.removeCalendarLink)(async (_deps, { actor }) => removeCalendarLink(actor)),
  on(registrations.register)(async (deps, { actor, params, body }) => register(deps, actor, params.id, body)),
  on(registrations.own)(async (deps, { actor, params }) => getRegistration(deps, actor, params.id)),
  on(registrations.cancel)(async (deps, { actor, params }) => cancelRegistration(deps, actor, params.id)),
  on(registrations.confirm)(async (deps, { actor, params }) => confirmRegistration(deps, actor, params.id)),
  on(registrations.giveFeedback)(async (deps, { actor, params, body }) =>
    giveFeedback(deps, actor, params.id, body),
  ),
  on(registrations.list)(async (deps, { actor, params }) => listAttendees(deps, actor, params.id)),
  on(registrations.export)(async (deps, { actor, params, query }) =>
    exportAttendees(deps, actor, params.id, query),
  ),
  on(registrations.checkIn)(async (deps, { actor, params, body }) => checkIn(deps, actor, params.id, body)),
  on(registrations.feedback)(async (deps, { actor, params }) => readFeedback(deps, actor, params.id)),
];
