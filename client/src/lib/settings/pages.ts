import Bell from 'icon:bell';
import Building2 from 'icon:building-2';
import KeyRound from 'icon:key-round';
import FileLock from 'icon:file-lock';
import LifeBuoy from 'icon:life-buoy';
import MonitorSmartphone from 'icon:monitor-smartphone';
import MessagesSquare from 'icon:messages-square';
import ShieldCheck from 'icon:shield-check';
import UserRound from 'icon:user-round';
import { m } from '#lib/paraglide/messages.js';

/** The sub-pages of the settings, in the order of the side list. The layout gives each its heading and title. */
export const SETTINGS_PAGES = [
  { path: '/settings', label: m.settings_page_account, icon: UserRound },
  { path: '/settings/security', label: m.settings_page_security, icon: ShieldCheck },
  { path: '/settings/sessions', label: m.settings_page_sessions, icon: MonitorSmartphone },
  { path: '/settings/organisations', label: m.settings_page_organisations, icon: Building2 },
  { path: '/settings/notifications', label: m.settings_page_notifications, icon: Bell },
  { path: '/settings/messages', label: m.settings_page_messages, icon: MessagesSquare },
  { path: '/settings/keys', label: m.settings_page_keys, icon: KeyRound },
  { path: '/settings/assistance', label: m.as_own_title, icon: LifeBuoy },
  { path: '/settings/privacy', label: m.owndata_page, icon: FileLock },
] as const;
