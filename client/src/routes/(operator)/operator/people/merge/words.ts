import type { PersonFinding, PersonHint, PersonMergePreview } from '@klammer/contracts/person-merges';
import { m } from '#lib/paraglide/messages.js';

export const MOVED_WORDS: Record<PersonMergePreview['moves'][number]['what'], () => string> = {
  memberships: m.pm_moved_memberships,
  conversations: m.mg_moved_conversations,
  messages: m.mg_moved_messages,
  agreements: m.pm_moved_agreements,
  entries: m.mg_moved_entries,
  juries: m.pm_moved_juries,
  applications: m.mg_moved_applications,
  reviews: m.pm_moved_reviews,
  deals: m.mg_moved_deals,
  tasks: m.pm_moved_tasks,
  registrations: m.mg_moved_registrations,
  meetings: m.pm_moved_meetings,
  searches: m.pm_moved_searches,
  notifications: m.pm_moved_notifications,
  files: m.mg_moved_files,
  comments: m.pm_moved_comments,
};

export const FINDING_WORDS: Record<PersonFinding, () => string> = {
  operator: m.pm_finding_operator,
  suspended: m.pm_finding_suspended,
  leaving: m.pm_finding_leaving,
  'under-way': m.pm_finding_under_way,
  'jury-twice': m.pm_finding_jury_twice,
  'jury-conflict': m.pm_finding_jury_conflict,
  'reviewed-twice': m.pm_finding_reviewed_twice,
};

export const PERSON_HINT_WORDS: Record<PersonHint, () => string> = {
  organisation: m.pm_hint_organisation,
  address: m.pm_hint_address,
};
