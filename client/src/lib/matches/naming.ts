import type { Kind } from '@klammer/contracts/profiles';
import { label, link } from '#lib/i18n.ts';
import { m } from '#lib/paraglide/messages.js';

/** The name, or for an anonymous counterpart the kind: their name is theirs to give when they accept. */
export function nameOf(profile: { name: string; kind: Kind }): string {
  return profile.name || m.match_anonymous_name({ kind: label('kinds', profile.kind) });
}

/** Where the public profile is, or undefined for an anonymous one. */
export function profileHref(profile: { slug: string }): string | undefined {
  return profile.slug ? link(`/p/${profile.slug}`) : undefined;
}

export function placeOf(profile: { place: { region: string; city: string } | null }): string {
  return profile.place ? profile.place.city || label('regions', profile.place.region) : '';
}
