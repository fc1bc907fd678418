import { type Output } from '@klammer/contracts/endpoint';
import { type exposure } from '@klammer/contracts/exposure';
import { type Deps } from '../../deps.ts';
import { type Job } from '../../contributions/jobs.ts';
import { countRequests, countWaiting } from '../introductions/service.ts';
import { findProfiles, type ProfileDoc } from '../profiles/service.ts';
import { countExposure, progressOf, type RankEverybody } from './counting.ts';
import { Exposures, type ExposureDoc } from './model.ts';
import { presentReport, type Asked } from './present.ts';

const STALE_MS = 6 * 3_600_000;
const LOOK_EVERY_MS = 5 * 60_000;
const REQUEST_DAYS = 90;
const LISTED = 20;
const DAYS_SHOWN = 30;

/** The newest report with its history; where there is none yet, the first one is begun. */
export async function readReport(
  deps: Deps,
  rankEverybody: RankEverybody,
): Promise<Output<typeof exposure.report>> {
  const [doc] = await Exposures.find().sort({ at: -1 }).limit(1).lean<ExposureDoc[]>();
  if (!doc) refreshReport(deps, rankEverybody);
  const history = await Exposures.find({}, { shownShare: 1, gini: 1 })
    .sort({ at: -1 })
    .limit(DAYS_SHOWN)
    .lean();
  return {
    report: doc ? await describe(deps, doc) : null,
    progress: progressOf(deps),
    history: history.map(({ _id, shownShare, gini }) => ({ day: _id, shownShare, gini })).toReversed(),
  };
}

async function describe(deps: Deps, doc: ExposureDoc) {
  const since = new Date(deps.now().getTime() - REQUEST_DAYS * 86_400_000);
  const asked: Asked = await countRequests(since);
  const waiting: Asked = await countWaiting();
  const unseen = doc.places.filter(({ places }) => places === 0);
  const listed = [...doc.places.slice(0, LISTED), ...unseen.slice(0, LISTED)].map(({ id }) => id);
  const profiles = new Map(
    (await findProfiles(listed)).map((profile): [string, ProfileDoc] => [String(profile._id), profile]),
  );
  return presentReport(doc, profiles, { asked, waiting }, LISTED);
}

/** Begins a new count in the background; a failure is logged and the job tries again. */
export function refreshReport(deps: Deps, rankEverybody: RankEverybody): void {
  countExposure(deps, rankEverybody).catch((error: unknown) =>
    deps.log.error({ err: error }, 'who is shown could not be counted; it is tried again'),
  );
}

/** How often each profile was shown at the last count; ranking evens it out. Empty before the first. */
export async function readPlaces(): Promise<Map<string, number>> {
  const [doc] = await Exposures.find({}, { places: 1 }).sort({ at: -1 }).limit(1).lean<ExposureDoc[]>();
  return new Map(doc?.places.map(({ id, places }) => [id, places]));
}

export function exposureJobs(rankEverybody: RankEverybody): Job[] {
  return [
    {
      name: 'count-exposure',
      everyMs: LOOK_EVERY_MS,
      run: async (deps) => {
        const fresh = await Exposures.exists({ at: { $gt: new Date(deps.now().getTime() - STALE_MS) } });
        if (!fresh) await countExposure(deps, rankEverybody);
      },
    },
  ];
}

export { countExposure, type RankEverybody } from './counting.ts';
