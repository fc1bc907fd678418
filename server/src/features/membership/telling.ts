import { type Deps } from '../../deps.ts';
import { wordDay } from '../../time/local-time.ts';
import { notify } from '../notifications/service.ts';
import { type MembershipDoc } from './model.ts';

type Told = Pick<MembershipDoc, '_id' | 'organisationId' | 'planName'>;

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
          de: `${one.planName.de}, vom ${wordDay(period.startsOn, 'de')} bis ${wordDay(period.endsOn, 'de')}`,
          en: `${one.planName.en}, from ${wordDay(period.startsOn, 'en')} to ${wordDay(period.endsOn, 'en')}`,
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
      de: `Am ${wordDay(endsOn, 'de')} endet sie von selbst; nichts wird daraus ohne Ihren Antrag.`,
      en: `It ends by itself on ${wordDay(endsOn, 'en')}; nothing follows unless you apply.`,
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
