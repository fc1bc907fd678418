import { type Deps } from '../../deps.ts';
import { notify } from '../notifications/service.ts';
import { type MembershipDoc } from './model.ts';

type Told = Pick<MembershipDoc, '_id' | 'organisationId' | 'planName'>;

const day = (on: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(on));

export async function tellDecided(
  deps: Deps,
  one: Told,
  period: { startsOn: string; endsOn: string } | null,
): Promise<void> {
  await notify(deps, {
    key: `membership:${String(one._id)}:decided`,
    type: 'membership-decided',
    to: { organisations: [String(one.organisationId)] },
    title: period
      ? { de: 'Willkommen als Mitglied', en: 'Welcome as a member' }
      : {
          de: 'Ihr Antrag auf Mitgliedschaft wurde abgelehnt',
          en: 'Your application for membership was declined',
        },
    text: period
      ? {
          de: `${one.planName.de}, vom ${day(period.startsOn, 'de-DE')} bis ${day(period.endsOn, 'de-DE')}`,
          en: `${one.planName.en}, from ${day(period.startsOn, 'en-GB')} to ${day(period.endsOn, 'en-GB')}`,
        }
      : one.planName,
    path: '/membership',
  });
}

export async function tellEnding(deps: Deps, one: Told, endsOn: string): Promise<void> {
  await notify(deps, {
    key: `membership:${String(one._id)}:ending`,
    type: 'membership-ending',
    to: { organisations: [String(one.organisationId)] },
    title: { de: 'Ihre Mitgliedschaft endet bald', en: 'Your membership ends soon' },
    text: {
      de: `Am ${day(endsOn, 'de-DE')} endet sie von selbst; nichts wird daraus ohne Ihren Antrag.`,
      en: `It ends by itself on ${day(endsOn, 'en-GB')}; nothing follows unless you apply.`,
    },
    path: '/membership',
  });
}

export async function tellEnded(deps: Deps, one: Told): Promise<void> {
  await notify(deps, {
    key: `membership:${String(one._id)}:ended`,
    type: 'membership-ended',
    to: { organisations: [String(one.organisationId)] },
    title: { de: 'Ihre Mitgliedschaft ist beendet', en: 'Your membership has ended' },
    text: one.planName,
    path: '/membership',
  });
}
