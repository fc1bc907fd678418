export { getEvent, listEvents, listMyEvents, listOwnEvents, listProposed } from './reading.ts';
export { cancelEvent, createEvent, decideEvent, publishEvent, removeEvent, updateEvent } from './writing.ts';
export { inviteOrganiser, joinOrganisers } from './organising.ts';
export {
  cancelRegistration,
  confirmRegistration,
  getRegistration,
  giveFeedback,
  register,
} from './places/registering.ts';
export { checkIn, exportAttendees, listAttendees, readFeedback } from './places/attending.ts';
export { calendarOf, makeCalendarLink, ownCalendar, removeCalendarLink } from './calendar.ts';
export { fillEvents, type FilledEvent } from './filling.ts';
export { listComingWithMeetings, listPlaced, openMeetings, placeOf, type Placed } from './places/placed.ts';
export { readFor } from './managing.ts';
export { canOrganise } from './policy.ts';
export { titleOf } from './telling.ts';
export { type EventDoc } from './model.ts';
