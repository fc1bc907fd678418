import type { OwnOrganisation } from '@klammer/contracts/accounts';
import { m } from '#lib/paraglide/messages.js';

/** Why a profile that is not published has no matches, and what to do about it. */
export function wordUnpublished(status: OwnOrganisation['profileStatus'] | undefined): {
  title: string;
  text: string;
  act: string;
} {
  if (status === 'paused')
    return {
      title: m.match_empty_paused_title(),
      text: m.match_empty_paused_text(),
      act: m.match_empty_paused_act(),
    };

  return {
    title: m.match_empty_publish_title(),
    text: m.match_empty_publish_text(),
    act: m.match_empty_publish_act(),
  };
}
