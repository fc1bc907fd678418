import type { Urgency, Waiting, WaitingCode } from '@klammer/contracts/home';
import type { Component } from 'svelte';
import CalendarDays from 'icon:calendar-days';
import Building2 from 'icon:building-2';
import Coins from 'icon:coins';
import FileCheck from 'icon:file-check';
import Flag from 'icon:flag';
import GitCompareArrows from 'icon:git-compare-arrows';
import IdCard from 'icon:id-card';
import Handshake from 'icon:handshake';
import MailWarning from 'icon:mail-warning';
import Megaphone from 'icon:megaphone';
import MessagesSquare from 'icon:messages-square';
import ShieldCheck from 'icon:shield-check';
import Target from 'icon:target';
import Webhook from 'icon:webhook';
import Trophy from 'icon:trophy';
import { formatDayDistance, pick } from '#lib/i18n.ts';
import { m } from '#lib/paraglide/messages.js';
import { stepOf } from '#lib/profile/steps.ts';
import { wordField } from '../profile/words.ts';

type Icon = Component<{ size?: number; strokeWidth?: number; 'aria-hidden'?: 'true' }>;
type Words = (inputs: { count: number }) => string;

/** What is to be done, in the words and with the sign of the area it belongs to. */
export const WAITING: Record<WaitingCode, { word: Words; icon: Icon }> = {
  'introduction-to-answer': { word: () => m.home_wait_introduction(), icon: Handshake },
  'agreement-to-sign': { word: () => m.home_wait_sign(), icon: FileCheck },
  'story-to-agree': { word: () => m.home_wait_story(), icon: FileCheck },
  'milestone-of-yours': { word: () => m.home_wait_milestone_yours(), icon: FileCheck },
  'milestone-of-theirs': { word: () => m.home_wait_milestone_theirs(), icon: FileCheck },
  'review-to-answer': { word: () => m.home_wait_review(), icon: FileCheck },
  'agreement-to-draft': { word: () => m.home_wait_agreement_draft(), icon: FileCheck },
  'deal-task': { word: () => m.home_wait_deal_task(), icon: Target },
  'deal-shared': { word: () => m.home_wait_deal_shared(), icon: Target },
  'application-to-send': { word: () => m.home_wait_application_send(), icon: Megaphone },
  'applications-to-answer': { word: m.home_wait_applications, icon: Megaphone },
  'request-to-close': { word: () => m.home_wait_request_close(), icon: Megaphone },
  'request-to-publish': { word: () => m.home_wait_request_publish(), icon: Megaphone },
  'entry-to-send': { word: () => m.home_wait_entry_send(), icon: Trophy },
  'entries-to-score': { word: m.home_wait_entries_score, icon: Trophy },
  'entries-to-answer': { word: m.home_wait_entries_answer, icon: Trophy },
  'call-to-close': { word: () => m.home_wait_call_close(), icon: Trophy },
  'call-to-join': { word: () => m.home_wait_call_join(), icon: Trophy },
  'call-to-publish': { word: () => m.home_wait_call_publish(), icon: Trophy },
  'event-to-confirm': { word: () => m.home_wait_event_confirm(), icon: CalendarDays },
  'event-soon': { word: () => m.home_wait_event_soon(), icon: CalendarDays },
  'events-to-decide': { word: m.home_wait_events_decide, icon: CalendarDays },
  'event-to-join': { word: () => m.home_wait_event_join(), icon: CalendarDays },
  'event-to-publish': { word: () => m.home_wait_event_publish(), icon: CalendarDays },
  'meetings-to-wish': { word: () => m.home_wait_meetings_wish(), icon: CalendarDays },
  'messages-unread': { word: m.home_wait_messages, icon: MessagesSquare },
  'message-to-send': { word: () => m.home_wait_message_draft(), icon: MessagesSquare },
  'matches-new': { word: m.home_wait_matches, icon: GitCompareArrows },
  'profile-to-publish': { word: () => m.home_wait_profile_publish(), icon: Building2 },
  'profile-to-confirm': { word: () => m.home_wait_profile_confirm(), icon: Building2 },
  'profile-to-complete': { word: () => m.home_wait_profile_complete(), icon: Building2 },
  'profiles-to-verify': { word: m.home_wait_verify, icon: ShieldCheck },
  'memberships-to-decide': { word: m.home_wait_memberships, icon: IdCard },
  'funding-to-check': { word: m.home_wait_funding, icon: Coins },
  'reports-open': { word: m.home_wait_reports, icon: Flag },
  'mails-failed': { word: m.home_wait_mails, icon: MailWarning },
  'webhooks-disabled': { word: m.home_wait_webhooks, icon: Webhook },
};

export const URGENCY: Record<Urgency, () => string> = {
  overdue: m.home_urgency_overdue,
  today: m.home_urgency_today,
  week: m.home_urgency_week,
  later: m.home_urgency_later,
  open: m.home_urgency_open,
};

/** What it is about; a profile's next step is named by the field and what it gains. */
export function aboutOf({ code, about, count }: Waiting): string {
  return code === 'profile-to-complete'
    ? m.edit_best_step({ field: wordField(about.de), gain: count })
    : pick(about);
}

export function pathOf({ code, about, path }: Waiting): string {
  return code === 'profile-to-complete' ? `${path}?step=${stepOf(about.de)}` : path;
}

/** When it is due, or until when an answer is expected; nothing where it has no day. */
export function dueOf({ code, dueOn }: Waiting): string {
  if (!dueOn) return '';
  const distance = formatDayDistance(dueOn);

  if (code === 'event-soon') return distance;

  return code === 'introduction-to-answer' ? m.home_lapses({ distance }) : m.home_due({ distance });
}
