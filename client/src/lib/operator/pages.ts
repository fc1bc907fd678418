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

type OperatorPage = (typeof OPERATOR_GROUPS)[number]['pages'][number];

/** Pages of the operator, grouped as the side list shows them; `text` says on the overview what one does there. */
export const OPERATOR_GROUPS = [
  {
    title: null,
    pages: [
      {
        path: '/operator',
        label: m.operator_overview,
        text: m.operator_overview_text,
        icon: LayoutDashboard,
      },
    ],
  },
  {
    title: m.operator_group_people,
    pages: [
      { path: '/operator/organisations', label: m.op_orgs_title, text: m.op_orgs_text, icon: Building2 },
      { path: '/operator/people', label: m.op_people_title, text: m.op_people_text, icon: UserRoundSearch },
      {
        path: '/operator/verification',
        label: m.verification_title,
        text: m.verification_text,
        icon: BadgeCheck,
      },
      { path: '/operator/reports', label: m.reports_title, text: m.reports_text, icon: Flag },
      { path: '/operator/mediate', label: m.mediate_title, text: m.mediate_text, icon: Handshake },
      { path: '/operator/groups', label: m.groups_title, text: m.groups_text, icon: UsersRound },
    ],
  },
  {
    title: m.operator_group_offers,
    pages: [
      { path: '/operator/membership', label: m.nav_membership, text: m.mb_op_text, icon: IdCard },
      { path: '/operator/topics', label: m.nav_topics, text: m.tp_operator_text, icon: Goal },
      { path: '/news/written', label: m.nav_news, text: m.nw_op_text, icon: Newspaper },
      { path: '/operator/announcements', label: m.an_title, text: m.an_op_text, icon: Megaphone },
      { path: '/operator/funding', label: m.nav_funding, text: m.fu_op_text, icon: Coins },
      { path: '/operator/pages', label: m.legal_title, text: m.legal_text, icon: FileText },
    ],
  },
  {
    title: m.operator_group_figures,
    pages: [
      { path: '/operator/funnel', label: m.funnel_title, text: m.funnel_text, icon: Funnel },
      { path: '/operator/exposure', label: m.exposure_title, text: m.exposure_text, icon: ChartSpline },
      { path: '/operator/audit', label: m.audit_title, text: m.audit_text, icon: ScrollText },
    ],
  },
  {
    title: m.operator_group_setting,
    pages: [
      { path: '/operator/region', label: m.rg_title, text: m.rg_text, icon: MapPinned },
      { path: '/operator/vocabulary', label: m.vc_title, text: m.vc_text, icon: BookA },
      { path: '/operator/mail', label: m.mails_title, text: m.mails_text, icon: Mail },
      { path: '/operator/data', label: m.dt_title, text: m.dt_text, icon: Table2 },
      { path: '/operator/webhooks', label: m.hook_title, text: m.hook_text, icon: Webhook },
      { path: '/operator/keys', label: m.key_title, text: m.key_text, icon: KeyRound },
    ],
  },
] as const;
export const OPERATOR_PAGES = OPERATOR_GROUPS.flatMap<OperatorPage>(({ pages }) => [...pages]);
