import type { Me } from '@klammer/contracts/accounts';
import type { Component } from 'svelte';
import Building2 from 'icon:building-2';
import CalendarDays from 'icon:calendar-days';
import Coins from 'icon:coins';
import FileCheck from 'icon:file-check';
import FolderLock from 'icon:folder-lock';
import GitCompareArrows from 'icon:git-compare-arrows';
import Goal from 'icon:goal';
import Handshake from 'icon:handshake';
import IdCard from 'icon:id-card';
import House from 'icon:house';
import Megaphone from 'icon:megaphone';
import MessagesSquare from 'icon:messages-square';
import Newspaper from 'icon:newspaper';
import Search from 'icon:search';
import Trophy from 'icon:trophy';
import UsersRound from 'icon:users-round';
import ShieldCheck from 'icon:shield-check';
import Target from 'icon:target';
import { keepsDeals } from '#lib/deals/keeps-deals.ts';
import { m } from '#lib/paraglide/messages.js';

/** A place in the rail. On phones the places with `onPhone` are in the bottom bar, the others behind "more". */
export interface ShellPage {
  path: string;
  label: () => string;
  icon: Component<{ size?: number; strokeWidth?: number; 'aria-hidden'?: 'true' }>;
  /** Which of the person's counts says what waits there. */
  count?: keyof Me['counts'];
  onPhone?: true;
  /** Also for somebody without an organisation. */
  needsNone?: true;
  /** Only for those it concerns; left out, for every member. */
  isFor?: (me: Me) => boolean;
}
export interface ShellSection {
  /** Heading of the group; none for the first. */
  label?: () => string;
  pages: readonly ShellPage[];
}

/** Where everybody can go, signed in or not, beside the front page. */
export const PUBLIC_PAGES: readonly Pick<ShellPage, 'path' | 'label'>[] = [
  { path: '/directory', label: m.nav_directory },
  { path: '/requests', label: m.nav_requests },
  { path: '/events', label: m.nav_events },
  { path: '/calls', label: m.nav_calls },
  { path: '/topics', label: m.nav_topics },
  { path: '/news', label: m.nav_news },
];

/** What else everybody can read, at the foot of every public page. */
export const FURTHER_PAGES: typeof PUBLIC_PAGES = [
  { path: '/stories', label: m.nav_stories },
  { path: '/funding', label: m.nav_funding },
  { path: '/press', label: m.nav_press },
];

/** Everywhere a member can go, in the order of the rail. */
const MEMBER_SECTIONS: readonly ShellSection[] = [
  {
    pages: [
      { path: '/home', label: m.nav_home, icon: House, onPhone: true, needsNone: true },
      { path: '/matches', label: m.nav_matches, icon: GitCompareArrows, onPhone: true },
      { path: '/discover', label: m.nav_discover, icon: Search },
      {
        path: '/introductions',
        label: m.nav_introductions,
        icon: Handshake,
        count: 'openIntroductions',
        onPhone: true,
      },
      {
        path: '/messages',
        label: m.nav_messages,
        icon: MessagesSquare,
        count: 'unreadMessages',
        onPhone: true,
      },
    ],
  },
  {
    label: m.nav_section_work,
    pages: [
      { path: '/events', label: m.nav_events, icon: CalendarDays },
      { path: '/requests', label: m.nav_requests, icon: Megaphone },
      { path: '/calls', label: m.nav_calls, icon: Trophy },
      { path: '/deals', label: m.nav_deals, icon: Target, isFor: keepsDeals },
      { path: '/agreements', label: m.nav_agreements, icon: FileCheck },
      { path: '/rooms', label: m.nav_rooms, icon: FolderLock },
      { path: '/topics', label: m.nav_topics, icon: Goal },
      { path: '/funding', label: m.nav_funding, icon: Coins },
      { path: '/news', label: m.nav_news, icon: Newspaper },
    ],
  },
  {
    label: m.nav_section_own,
    pages: [
      { path: '/profile', label: m.nav_profile, icon: Building2 },
      { path: '/organisation', label: m.nav_organisation, icon: UsersRound },
      { path: '/membership', label: m.nav_membership, icon: IdCard },
    ],
  },
  {
    label: m.nav_section_operator,
    pages: [
      {
        path: '/operator',
        label: m.nav_operator,
        icon: ShieldCheck,
        needsNone: true,
        isFor: (me) => me.person?.operator ?? false,
      },
    ],
  },
];

/** The sections with the pages that concern this person; a section left without a page is left out. */
export function sectionsFor(me: Me): ShellSection[] {
  return MEMBER_SECTIONS.map((section) => ({
    ...section,
    pages: section.pages.filter(
      (page) => (page.needsNone || me.organisationId) && (page.isFor?.(me) ?? true),
    ),
  })).filter((section) => section.pages.length > 0);
}
