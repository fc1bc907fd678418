import { m } from '#lib/paraglide/messages.js';
import House from '@lucide/svelte/icons/house';
import Handshake from '@lucide/svelte/icons/handshake';
import MessagesSquare from '@lucide/svelte/icons/messages-square';
import Search from '@lucide/svelte/icons/search';
import GitCompareArrows from '@lucide/svelte/icons/git-compare-arrows';
import Building2 from '@lucide/svelte/icons/building-2';

/** Where a member can go, in the order of the rail; `count` names what waits there. */
export const MEMBER_PAGES = [
  { path: '/home', label: m.nav_home, icon: House },
  { path: '/matches', label: m.nav_matches, icon: GitCompareArrows },
  { path: '/discover', label: m.nav_discover, icon: Search },
  { path: '/introductions', label: m.nav_introductions, icon: Handshake, count: 'openIntroductions' },
  { path: '/messages', label: m.nav_messages, icon: MessagesSquare, count: 'unreadMessages' },
  { path: '/profile', label: m.nav_profile, icon: Building2 },
] as const;
