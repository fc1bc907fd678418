import { type Output } from '@klammer/contracts/endpoint';
import { type membership, type MembershipPlan } from '@klammer/contracts/membership';
import { Day } from '@klammer/contracts/text';
import { type Person } from '../../actor.ts';
import { makeCode } from '../../secrets/codes.ts';
import { readCsv } from '../../csv.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { recordAudit } from '../audit/service.ts';
import { findProfilesBySlug, type ProfileDoc } from '../profiles/service.ts';
import { Memberships } from './model.ts';
import { readOffer } from './offer.ts';
import { meets, meetsAnother, type Days } from './periods.ts';
import { periodsOf } from './reading.ts';

const MOST_AT_ONCE = 1000;
const COLUMNS = {
  organisation: ['organisation', 'organization', 'address', 'adresse', 'slug'],
  plan: ['plan', 'tarif'],
  from: ['from', 'von', 'start', 'beginn'],
  until: ['until', 'bis', 'end', 'ende'],
} as const;
type Row = Record<keyof typeof COLUMNS, string>;
type Result = Output<typeof membership.import>;

/** Adds the periods that a CSV lists; a row that cannot be read is named and left out, one that overlaps too. */
export async function importPeriods(deps: Deps, actor: Person, csv: string): Promise<Result> {
  const rows = readCsv(csv, COLUMNS, { required: 'organisation', most: MOST_AT_ONCE });
  const { plans } = await readOffer();
  const profiles = await findProfilesBySlug(rows.map((row) => row.organisation));
  const bySlug = new Map(profiles.map((one) => [one.slug, one]));
  const result: Result = { added: 0, known: 0, faults: [] };
  for (const [index, row] of rows.entries()) {
    const read = readRow(row, bySlug, plans);
    const outcome = 'column' in read ? read : await addPeriod(deps, actor, read);
    if (typeof outcome === 'object') result.faults.push({ line: index + 2, ...outcome });
    else result[outcome] += 1;
  }
  await recordAudit(deps, {
    actor,
    action: 'membership.imported',
    subject: { kind: 'membership', id: 'all' },
    detail: { added: String(result.added), faults: String(result.faults.length) },
  });
  return result;
}

interface Period extends Days {
  profile: ProfileDoc;
  plan: MembershipPlan;
}
type Fault = { column: string; value: string };

function readRow(
  row: Row,
  profiles: ReadonlyMap<string, ProfileDoc>,
  plans: readonly MembershipPlan[],
): Period | Fault {
  const fault = (column: keyof Row): Fault => ({ column, value: row[column].slice(0, 40) });
  const profile = profiles.get(row.organisation);
  if (!profile) return fault('organisation');
  const named = row.plan.toLowerCase();
  const plan = plans.find(({ key, name }) =>
    [key, name.de, name.en].some((one) => one.toLowerCase() === named),
  );
  if (!plan) return fault('plan');
  if (!Day.safeParse(row.from).success) return fault('from');
  if (!Day.safeParse(row.until).success || row.until < row.from) return fault('until');
  return { profile, plan, startsOn: row.from, endsOn: row.until };
}

async function addPeriod(
  deps: Deps,
  actor: Person,
  { profile, plan, startsOn, endsOn }: Period,
): Promise<'added' | 'known' | Fault> {
  const periods = await periodsOf(String(profile._id));
  const overlap = { column: 'from', value: startsOn };
  if (periods.some((one) => one.startsOn === startsOn && one.plan === plan.key)) return 'known';
  if (periods.some((one) => meets(one, { startsOn, endsOn }))) return overlap;
  const now = deps.now();
  try {
    const added = await Memberships.create({
      cause: `import:${profile._id}:${startsOn}`,
      organisationId: profile._id,
      plan: plan.key,
      planName: plan.name,
      feeEurPerYear: plan.feeEurPerYear,
      months: plan.months,
      status: 'active',
      startsOn,
      endsOn,
      code: makeCode(),
      quotas: plan.services.map(({ service, quota }) => ({ service, quota, left: quota })),
      bookings: [],
      steps: [{ status: 'active', at: now, personId: actor.personId, by: actor.name, note: '' }],
      createdAt: now,
      updatedAt: now,
    });
    if (!(await meetsAnother(added, { startsOn, endsOn }))) return 'added';
    await Memberships.deleteOne({ _id: added._id });
    return overlap;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return 'known';
  }
}
