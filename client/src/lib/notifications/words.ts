import type { MailPace } from '@klammer/contracts/channels';
import type { NotificationGroup } from '@klammer/contracts/notifications';
import { m } from '#lib/paraglide/messages.js';
import Bell from 'icon:bell';
import CalendarDays from 'icon:calendar-days';
import FileSignature from 'icon:file-signature';
import GitCompareArrows from 'icon:git-compare-arrows';
import Handshake from 'icon:handshake';
import Megaphone from 'icon:megaphone';
import MessagesSquare from 'icon:messages-square';
import Building2 from 'icon:building-2';
import Landmark from 'icon:landmark';
import Target from 'icon:target';
import Trophy from 'icon:trophy';

export const GROUP_WORDS: Record<NotificationGroup, () => string> = {
  introductions: m.notification_group_introductions,
  messages: m.notification_group_messages,
  matches: m.notification_group_matches,
  requests: m.notification_group_requests,
  calls: m.notification_group_calls,
  agreements: m.notification_group_agreements,
  deals: m.notification_group_deals,
  events: m.notification_group_events,
  topics: m.notification_group_topics,
  organisation: m.notification_group_organisation,
  operator: m.notification_group_operator,
};

export const GROUP_ICONS: Record<NotificationGroup, typeof Bell> = {
  introductions: Handshake,
  messages: MessagesSquare,
  matches: GitCompareArrows,
  requests: Megaphone,
  calls: Trophy,
  agreements: FileSignature,
  deals: Target,
  events: CalendarDays,
  topics: Landmark,
  organisation: Building2,
  operator: Bell,
};

export const PACE_WORDS: Record<MailPace, () => string> = {
  instant: m.channels_pace_instant,
  daily: m.channels_pace_daily,
  weekly: m.channels_pace_weekly,
  off: m.channels_pace_off,
};
export const PACES = Object.keys(PACE_WORDS) as MailPace[];
