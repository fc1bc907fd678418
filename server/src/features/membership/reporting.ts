import { type FileAnswer, type Output } from '@klammer/contracts/endpoint';
import { type membership } from '@klammer/contracts/membership';
import { type Locale } from '@klammer/contracts/vocabulary';
import { DateTime } from 'luxon';
import { type Person } from '../../actor.ts';
import { toCsv } from '../../csv.ts';
import { type Deps } from '../../deps.ts';
import { dayOf } from '../../time/local-time.ts';
import { recordAudit } from '../audit/service.ts';
import { findProfiles } from '../profiles/service.ts';
import { Memberships, type MembershipDoc } from './model.ts';

const MONTHS = 24;
const MOST_PERIODS = 20_000;

type Period = Pick<MembershipDoc, 'plan' | 'startsOn' | 'endsOn' | 'bookings'>;

export async function report(deps: Deps): Promise<Output<typeof membership.report>> {
  const periods = await readPeriods();
  const month = DateTime.fromISO(dayOf(deps.now()), { zone: 'utc' }).startOf('month');
  const plans = [...new Set(periods.map(({ plan }) => plan))].sort();
  const months = Array.from({ length: MONTHS }, (_, back) => month.minus({ months: MONTHS - 1 - back }));
  return {
    months: months.map((one) => countMonth(periods, plans, one)),
    services: countServices(periods),
  };
}

/** `running` at the end of the month. */
function countMonth(periods: readonly Period[], plans: readonly string[], month: DateTime) {
  const [first, last] = [month.toISODate() ?? '', month.endOf('month').toISODate() ?? ''];
  const within = (day: string | null) => day !== null && first <= day && day <= last;
  return {
    month: first.slice(0, 7),
    plans: plans.map((plan) => {
      const own = periods.filter((one) => one.plan === plan);
      return {
        plan,
        running: own.filter(({ startsOn, endsOn }) => (startsOn ?? '9') <= last && last <= (endsOn ?? ''))
          .length,
        begun: own.filter(({ startsOn }) => within(startsOn)).length,
        ended: own.filter(({ endsOn }) => within(endsOn)).length,
      };
    }),
  };
}

function countServices(periods: readonly Period[]) {
  const bookings = periods.flatMap((one) => one.bookings);
  return [...new Set(bookings.map(({ service }) => service))].sort().map((service) => ({
    service,
    booked: bookings.filter((one) => one.service === service && one.status !== 'cancelled').length,
    used: bookings.filter((one) => one.service === service && one.status === 'used').length,
  }));
}

const HEADS: Record<Locale, string[]> = {
  de: ['Organisation', 'Adresse', 'Plan', 'Stand', 'Von', 'Bis', 'Nummer', 'Beitrag im Jahr (Euro)'],
  en: ['Organisation', 'Address', 'Plan', 'State', 'From', 'Until', 'Number', 'Fee a year (euro)'],
};

const MEMBER: Record<Locale, string> = { de: 'Mitglied', en: 'Member' };
const ENDED: Record<Locale, string> = { de: 'Beendet', en: 'Ended' };

export async function exportPeriods(deps: Deps, actor: Person, locale: Locale): Promise<FileAnswer> {
  const docs = await readPeriods();
  const profiles = await findProfiles([...new Set(docs.map((doc) => String(doc.organisationId)))]);
  const named = new Map(profiles.map((one) => [String(one._id), one]));
  const rows = docs.map((doc) => [
    named.get(String(doc.organisationId))?.name ?? '',
    named.get(String(doc.organisationId))?.slug ?? '',
    doc.planName[locale],
    (doc.status === 'ended' ? ENDED : MEMBER)[locale],
    doc.startsOn ?? '',
    doc.endsOn ?? '',
    doc.code ?? '',
    String(doc.feeEurPerYear),
  ]);
  await recordAudit(deps, {
    actor,
    action: 'membership.exported',
    subject: { kind: 'membership', id: 'all' },
    detail: { count: String(rows.length) },
  });
  return {
    type: 'text/csv; charset=utf-8',
    name: 'memberships.csv',
    disposition: 'attachment',
    body: toCsv([HEADS[locale], ...rows]),
  };
}

async function readPeriods(): Promise<MembershipDoc[]> {
  return Memberships.find({ status: { $in: ['active', 'ended'] } })
    .sort({ status: 1, endsOn: 1 })
    .limit(MOST_PERIODS)
    .lean<MembershipDoc[]>();
}
