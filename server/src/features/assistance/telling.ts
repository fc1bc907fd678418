import { ASSISTANCE_MINUTES } from '@klammer/contracts/assistance';
import { type Deps } from '../../deps.ts';
import { notify } from '../notifications/service.ts';
import { type AssistanceDoc } from './model.ts';

const PAGE = '/settings/assistance';
const keyOf = ({ _id }: AssistanceDoc, what: string) => `assistance:${String(_id)}:${what}`;

export async function tellAsked(deps: Deps, doc: AssistanceDoc): Promise<void> {
  await notify(deps, {
    key: keyOf(doc, 'asked'),
    type: 'assistance-asked',
    to: { persons: [String(doc.personId)] },
    title: {
      de: `${doc.operatorName} möchte Ihnen in Ihrem Konto helfen`,
      en: `${doc.operatorName} would like to help you in your account`,
    },
    text: { de: doc.reason, en: doc.reason },
    path: PAGE,
  });
}

export async function tellAllowed(deps: Deps, doc: AssistanceDoc): Promise<void> {
  await notify(deps, {
    key: keyOf(doc, 'allowed'),
    type: 'assistance-allowed',
    to: { persons: [String(doc.operatorId)] },
    title: { de: `${doc.personName} stimmt zu`, en: `${doc.personName} consents` },
    text: {
      de: `Sie können sich ${ASSISTANCE_MINUTES} Minuten lang als diese Person anmelden.`,
      en: `You can be signed in as this person for ${ASSISTANCE_MINUTES} minutes.`,
    },
    path: `/operator/people/${String(doc.personId)}`,
  });
}

export async function tellStarted(deps: Deps, doc: AssistanceDoc): Promise<void> {
  await notify(deps, {
    key: keyOf(doc, 'started'),
    type: 'assistance-started',
    to: { persons: [String(doc.personId)] },
    title: {
      de: `${doc.operatorName} ist jetzt in Ihrem Konto`,
      en: `${doc.operatorName} is now in your account`,
    },
    text: {
      de: 'Mit Ihrer Zustimmung, höchstens eine halbe Stunde. Sie können es jederzeit beenden.',
      en: 'With your consent, for half an hour at most. You can end it at any time.',
    },
    path: PAGE,
  });
}
