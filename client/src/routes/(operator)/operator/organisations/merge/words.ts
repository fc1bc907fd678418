import type { ChosenField, DuplicateHint, MergePreview } from '@klammer/contracts/merges';
import { m } from '#lib/paraglide/messages.js';

export const MOVED_WORDS: Record<MergePreview['moves'][number]['what'], () => string> = {
  members: m.mg_moved_members,
  invitations: m.mg_moved_invitations,
  introductions: m.mg_moved_introductions,
  conversations: m.mg_moved_conversations,
  messages: m.mg_moved_messages,
  agreements: m.mg_moved_agreements,
  requests: m.mg_moved_requests,
  applications: m.mg_moved_applications,
  calls: m.mg_moved_calls,
  entries: m.mg_moved_entries,
  deals: m.mg_moved_deals,
  rooms: m.mg_moved_rooms,
  events: m.mg_moved_events,
  registrations: m.mg_moved_registrations,
  memberships: m.mg_moved_memberships,
  topics: m.mg_moved_topics,
  news: m.mg_moved_news,
  files: m.mg_moved_files,
};

export const FIELD_WORDS: Record<ChosenField, () => string> = {
  name: m.mg_field_name,
  headline: m.mg_field_headline,
  description: m.mg_field_description,
  needs: m.mg_field_needs,
  offers: m.mg_field_offers,
  topics: m.mg_field_topics,
  industries: m.mg_field_industries,
  stage: m.mg_field_stage,
  teamSize: m.mg_field_team_size,
  foundedYear: m.mg_field_founded_year,
  place: m.mg_field_place,
  website: m.mg_field_website,
  traction: m.mg_field_traction,
  raising: m.mg_field_raising,
  investing: m.mg_field_investing,
  sourcing: m.mg_field_sourcing,
  team: m.mg_field_team,
  logo: m.mg_field_logo,
  deck: m.mg_field_deck,
};

export const OBSTACLE_WORDS: Record<MergePreview['obstacles'][number], () => string> = {
  'agreement-between': m.mg_obstacle_agreement_between,
  suspended: m.mg_obstacle_suspended,
  leaving: m.mg_obstacle_leaving,
};

export const HINT_WORDS: Record<DuplicateHint, () => string> = {
  domain: m.mg_hint_domain,
  name: m.mg_hint_name,
};
