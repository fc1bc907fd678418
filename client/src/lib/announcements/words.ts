import type { AnnouncementAudience } from '@klammer/contracts/announcements';
import { m } from '#lib/paraglide/messages.js';

export const AUDIENCE_WORDS: Record<AnnouncementAudience, () => string> = {
  everyone: m.an_audience_everyone,
  members: m.an_audience_members,
  startup: m.an_audience_startup,
  company: m.an_audience_company,
  investor: m.an_audience_investor,
  partner: m.an_audience_partner,
};
