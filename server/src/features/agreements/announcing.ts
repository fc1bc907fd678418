import { type NotificationType } from '@klammer/contracts/notifications';
import { type Deps } from '../../deps.ts';
import { forgetNotifications, notify } from '../notifications/service.ts';
import { type AgreementDoc } from './model.ts';

type AgreementNews = Extract<NotificationType, `agreement-${string}`>;

const WORDS: Record<AgreementNews, { de: string; en: string }> = {
  'agreement-drafted': { de: 'Entwurf einer Vereinbarung', en: 'An agreement was drafted' },
  'agreement-proposed': { de: 'Bitte prüfen und unterzeichnen', en: 'Please check and sign' },
  'agreement-reopened': {
    de: 'Der Text wurde geändert, die Unterschriften gelten nicht mehr',
    en: 'The text was changed; the signatures no longer count',
  },
  'agreement-signed': { de: 'Von allen Seiten unterzeichnet', en: 'Signed by all sides' },
  'agreement-milestone': { de: 'Ein Meilenstein steht an', en: 'A milestone is due' },
  'agreement-milestone-done': { de: 'Ein Meilenstein ist erreicht', en: 'A milestone is reached' },
  'agreement-review': { de: 'Wie läuft es? Drei Fragen', en: 'How is it going? Three questions' },
  'agreement-completed': { de: 'Erfüllt und abgeschlossen', en: 'Fulfilled and completed' },
  'agreement-ended': { de: 'Vorzeitig beendet', en: 'Ended early' },
};

/**
 * Tells all sides that something changed: their open pages at once, and with a `type` the people too, once per state
 * and thing. `detail` sets apart what the same state can bring up several times.
 */
export async function announce(
  deps: Deps,
  doc: AgreementDoc,
  type: AgreementNews | null,
  except?: string,
  options: { detail?: string; words?: string; organisations?: string[] } = {},
): Promise<void> {
  const id = String(doc._id);
  const organisations = doc.organisations.map(String);
  deps.publish({ organisations }, 'agreement:changed', { agreementId: id, revision: doc.revision });
  if (!type) return;
  const text = options.words ? `${doc.content.title} · ${options.words}` : doc.content.title;
  await notify(deps, {
    key: [type, id, options.detail ?? doc.revision].join(':'),
    type,
    to: { organisations: options.organisations ?? organisations },
    except,
    title: WORDS[type],
    text: { de: text, en: text },
    path: `/agreements/${id}`,
  });
}

/** Deletes what was told about an agreement: the title names its parties. */
export async function forgetAnnouncements(id: string): Promise<void> {
  for (const type of Object.keys(WORDS)) await forgetNotifications(`${type}:${id}:`);
}
