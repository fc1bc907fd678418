import type {
  CalendarEvent,
  EventFields,
  EventKind,
  EventStatus,
  RegistrationStatus,
} from '@klammer/contracts/events';
import { m } from '#lib/paraglide/messages.js';

export const KIND_WORDS: Record<EventKind, () => string> = {
  pitch: m.ev_kind_pitch,
  dialogue: m.ev_kind_dialogue,
  competition: m.ev_kind_competition,
  hackathon: m.ev_kind_hackathon,
  matchmaking: m.ev_kind_matchmaking,
  workshop: m.ev_kind_workshop,
  other: m.ev_kind_other,
};
export const STATUS_WORDS: Record<EventStatus, () => string> = {
  draft: m.ev_status_draft,
  proposed: m.ev_status_proposed,
  published: m.ev_status_published,
  cancelled: m.ev_status_cancelled,
};
export const STATUS_TONES = {
  draft: 'plain',
  proposed: 'warn',
  published: 'good',
  cancelled: 'bad',
} as const satisfies Record<EventStatus, string>;
export const REGISTRATION_WORDS: Record<RegistrationStatus, () => string> = {
  registered: m.ev_yours_registered,
  waiting: m.ev_yours_waiting,
  cancelled: m.ev_yours_cancelled,
  released: m.ev_yours_released,
};
/** The same on the organisers' list, where it is about somebody else. */
export const ATTENDEE_WORDS: Record<RegistrationStatus, () => string> = {
  registered: m.ev_attendee_registered,
  waiting: m.ev_yours_waiting,
  cancelled: m.ev_attendee_cancelled,
  released: m.ev_yours_released,
};
export const REGISTRATION_TONES = {
  registered: 'good',
  waiting: 'warn',
  cancelled: 'plain',
  released: 'plain',
} as const satisfies Record<RegistrationStatus, string>;
export const AUDIENCE_WORDS: Record<EventFields['audience'], () => string> = {
  public: m.ev_audience_public,
  members: m.ev_audience_members,
};

/** "Altes Pumpwerk, Am Innenhafen 1, Duisburg", or that it is online, or both. */
export function wordPlace({ venue, isOnline }: Pick<CalendarEvent, 'venue' | 'isOnline'>): string {
  const place = [venue.name, venue.street, venue.city].filter(Boolean).join(', ');

  if (!isOnline) return place;

  return place ? m.ev_place_and_online({ place }) : m.ev_online();
}

/** How many places are left, in words; empty where there is room for all. */
export function wordPlaces({ places, capacity }: Pick<CalendarEvent, 'places' | 'capacity'>): string {
  if (capacity === null || places.free === null) return '';
  if (places.free > 0) return m.ev_places_free({ free: places.free, capacity });

  return places.waiting > 0 ? m.ev_places_waiting({ waiting: places.waiting }) : m.ev_places_none();
}
