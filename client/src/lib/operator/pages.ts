import { m } from '#lib/paraglide/messages.js';
import BadgeCheck from 'icon:badge-check';
import LayoutDashboard from 'icon:layout-dashboard';
import Coins from 'icon:coins';
import Megaphone from 'icon:megaphone';
import Newspaper from 'icon:newspaper';
import Handshake from 'icon:handshake';
import BookA from 'icon:book-a';
import MapPinned from 'icon:map-pinned';
import Mail from 'icon:mail';
import FileText from 'icon:file-text';
import Flag from 'icon:flag';
import UsersRound from 'icon:users-round';
import IdCard from 'icon:id-card';
import Goal from 'icon:goal';
import ScrollText from 'icon:scroll-text';
import Funnel from 'icon:funnel';
import Building2 from 'icon:building-2';
import Table2 from 'icon:table-2';
import UserRoundSearch from 'icon:user-round-search';
import ChartSpline from 'icon:chart-spline';
import KeyRound from 'icon:key-round';
import Webhook from 'icon:webhook';

/** Pages of the operator, grouped as the side list shows them. */
export const OPERATOR_GROUPS = [
  {
    title: null,
    pages: [
      {
        path: '/operator',
        label: m.operator_overview,
        icon: LayoutDashboard,
      },
    ],
  },
  {
    title: m.operator_group_people,
    pages: [
      { path: '/operator/organisations', label: m.op_orgs_title, icon: Building2 },
      { path: '/operator/people', label: m.op_people_title, icon: UserRoundSearch },
      {
        path: '/operator/verification',
        label: m.verification_title,
        icon: BadgeCheck,
      },
      { path: '/operator/reports', label: m.reports_title, icon: Flag },
      { path: '/operator/mediate', label: m.mediate_title, icon: Handshake },
      { path: '/operator/groups', label: m.groups_title, icon: UsersRound },
    ],
  },
  {
    title: m.operator_group_offers,
    pages: [
      { path: '/operator/membership', label: m.nav_membership, icon: IdCard },
      { path: '/operator/topics', label: m.nav_topics, icon: Goal },
      { path: '/news/written', label: m.nav_news, icon: Newspaper },
      { path: '/operator/announcements', label: m.an_title, icon: Megaphone },
      { path: '/operator/funding', label: m.nav_funding, icon: Coins },
      { path: '/operator/pages', label: m.legal_title, icon: FileText },
    ],
  },
  {
    title: m.operator_group_figures,
    pages: [
      { path: '/operator/funnel', label: m.funnel_title, icon: Funnel },
      { path: '/operator/exposure', label: m.exposure_title, icon: ChartSpline },
      { path: '/operator/audit', label: m.audit_title, icon: ScrollText },
    ],
  },
  {
    title: m.operator_group_setting,
    pages: [
      { path: '/operator/region', label: m.rg_title, icon: MapPinned },
      { path: '/operator/vocabulary', label: m.vc_title, icon: BookA },
      { path: '/operator/mail', label: m.mails_title, icon: Mail },
      { path: '/operator/data', label: m.dt_title, icon: Table2 },
      { path: '/operator/webhooks', label: m.hook_title, icon: Webhook },
      { path: '/operator/keys', label: m.key_title, icon: KeyRound },
    ],
  },
] as const;
