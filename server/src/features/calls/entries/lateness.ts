import { type Deps } from '../../../deps.ts';
import { MOST_WAITING, type Queue } from '../../../contributions/waiting.ts';
import { findProfiles } from '../../profiles/service.ts';
import { Entries } from './entry-model.ts';
import { findKeptBack } from './feedback.ts';
import { Calls, type CallDoc } from '../model.ts';
import { titleOf } from '../telling.ts';

const DAY_MS = 86_400_000;
/** A jury needs some time; after that applicants wonder. */
const JUDGED_WITHIN_MS = 21 * DAY_MS;
/** Later nobody learns from it any more. */
const FEEDBACK_WITHIN_MS = 90 * DAY_MS;
const MOST_CALLS = 200;

interface Late {
  call: CallDoc;
  since: Date;
  de: string;
  en: string;
}

/** Calls that keep applicants waiting: for their answer long after the deadline, or for what the jury wrote. */
export async function lateCalls(deps: Pick<Deps, 'now'>): Promise<Queue> {
  const late = [...(await undecided(deps.now())), ...(await silent(deps.now()))].toSorted(
    (one, other) => one.since.getTime() - other.since.getTime(),
  );
  const shown = late.slice(0, MOST_WAITING);
  const profiles = await findProfiles(shown.map(({ call }) => String(call.organisationId)));
  const byId = new Map(profiles.map((one) => [String(one._id), one]));
  return {
    items: shown.map(({ call, since, de, en }) => {
      const maker = byId.get(String(call.organisationId));
      const title = titleOf(call);
      return {
        code: 'call',
        id: String(call._id),
        about: { de: `${title.de}: ${de}`, en: `${title.en}: ${en}` },
        who: maker ? { name: maker.name, kind: maker.kind, logo: maker.logo } : null,
        since,
        path: `/calls/${String(call._id)}`,
      };
    }),
    count: late.length,
  };
}

async function undecided(now: Date): Promise<Late[]> {
  const docs = await Calls.find({
    status: 'published',
    deadlineAt: { $lte: new Date(now.getTime() - JUDGED_WITHIN_MS) },
  })
    .sort({ deadlineAt: 1 })
    .limit(MOST_CALLS)
    .lean<CallDoc[]>();
  const counts = await Promise.all(
    docs.map(async (call) => ({
      call,
      count: await Entries.countDocuments({ callId: call._id, status: 'submitted' }),
    })),
  );
  return counts
    .filter(({ count }) => count > 0)
    .map(({ call, count }) => ({
      call,
      since: call.deadlineAt ?? call.updatedAt,
      de: count === 1 ? 'eine Bewerbung ohne Antwort' : `${count} Bewerbungen ohne Antwort`,
      en: count === 1 ? 'one entry without an answer' : `${count} entries without an answer`,
    }));
}

async function silent(now: Date): Promise<Late[]> {
  const docs = await Calls.find({
    status: 'decided',
    decidedAt: { $gt: new Date(now.getTime() - FEEDBACK_WITHIN_MS) },
  })
    .limit(MOST_CALLS)
    .lean<CallDoc[]>();
  const kept = Map.groupBy(await findKeptBack(docs.map((call) => call._id)), ({ callId }) => String(callId));
  return docs.flatMap((call) => {
    const count = kept.get(String(call._id))?.length ?? 0;
    if (count === 0) return [];
    return {
      call,
      since: call.decidedAt ?? call.updatedAt,
      de: `Rückmeldung der Jury nicht weitergegeben (${count})`,
      en: `the jury’s feedback was not passed on (${count})`,
    };
  });
}
