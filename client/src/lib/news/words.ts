import type { ArticleState } from '@klammer/contracts/news';
import { m } from '#lib/paraglide/messages.js';

export const STATE_WORDS: Record<ArticleState, () => string> = {
  draft: m.nw_state_draft,
  scheduled: m.nw_state_scheduled,
  published: m.nw_state_published,
};
export const STATE_TONES = { draft: 'plain', scheduled: 'warn', published: 'good' } as const;
