import { type NotificationType } from '@klammer/contracts/notifications';
import { type Deps } from '../../deps.ts';
import { notify } from '../notifications/service.ts';
import { Stories, type StoryDoc } from './model.ts';

type StoryNews = Extract<NotificationType, `story-${string}`>;

const WORDS: Record<StoryNews, { de: string; en: string }> = {
  'story-proposed': {
    de: 'Eine Geschichte über Ihre Vereinbarung wurde vorgeschlagen',
    en: 'A story about your agreement was proposed',
  },
  'story-published': {
    de: 'Alle haben zugestimmt: Ihre Geschichte ist öffentlich',
    en: 'All have agreed: your story is public',
  },
  'story-withdrawn': {
    de: 'Die Geschichte über Ihre Vereinbarung wurde zurückgezogen',
    en: 'The story about your agreement was withdrawn',
  },
};

/** Tells all parties but the one who did it, once for each revision. */
export async function announce(
  deps: Deps,
  agreementId: string,
  type: StoryNews,
  except: string,
): Promise<void> {
  const doc = await Stories.findById(agreementId).lean<StoryDoc>();
  if (!doc) return;
  const words = doc.title.de || doc.title.en;
  await notify(deps, {
    key: `${type}:${agreementId}:${doc.revision}`,
    type,
    to: { organisations: doc.organisations },
    except,
    title: WORDS[type],
    text: { de: words, en: doc.title.en || words },
    path: `/agreements/${agreementId}`,
  });
}
