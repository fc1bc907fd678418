import type { CalendarEvent } from '@klammer/contracts/events';
import { pick } from '#lib/i18n.ts';

/** What search engines read of an event: schema.org/Event. */
export function structuredData(event: CalendarEvent, url: string): Record<string, unknown> {
  const place = {
    '@type': 'Place',
    name: event.venue.name,
    address: {
      '@type': 'PostalAddress',
      streetAddress: event.venue.street,
      addressLocality: event.venue.city,
      addressCountry: 'DE',
    },
  };
  const online = { '@type': 'VirtualLocation', url };
  const modes = [...(event.venue.name ? [place] : []), ...(event.isOnline ? [online] : [])];
  return {
    '@type': 'Event',
    name: pick(event.title),
    description: pick(event.text),
    url,
    startDate: event.startsAt,
    endDate: event.endsAt,
    eventStatus: `https://schema.org/${event.status === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: `https://schema.org/${modeOf(event)}`,
    location: modes,
    organizer: event.organisers.map((one) => ({ '@type': 'Organization', name: one.name })),
    performer: event.speakers.map((one) => ({ '@type': 'Person', name: one.name })),
    isAccessibleForFree: true,
    ...(event.capacity !== null && {
      maximumAttendeeCapacity: event.capacity,
      remainingAttendeeCapacity: event.places.free,
    }),
  };
}

function modeOf({ isOnline, venue }: CalendarEvent): string {
  if (!isOnline) return 'OfflineEventAttendanceMode';

  return venue.name ? 'MixedEventAttendanceMode' : 'OnlineEventAttendanceMode';
}
