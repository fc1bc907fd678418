import { type Deps } from '../deps.ts';
import { fillAnnouncements } from '../features/announcements/service.ts';
import { fillCalls } from '../features/calls/service.ts';
import { fillProgrammes } from '../features/funding/service.ts';
import { fillNews } from '../features/news/service.ts';
import { fillRequests } from '../features/requests/service.ts';
import { fillTopics } from '../features/topics/service.ts';
import { announcementsOf } from './announcements.ts';
import { callsOf } from './calls.ts';
import { programmesOf } from './funding.ts';
import { newsOf } from './news.ts';
import { requestsOf } from './requests.ts';
import { topicsOf } from './topics.ts';
import { type DemoRegion } from './region.ts';
import { type Stored } from './stored.ts';

/** What is put up for everybody to read: requests, calls, topics, news, announcements, programmes. */
export async function fillNotices(deps: Deps, region: DemoRegion, stored: Stored): Promise<void> {
  const now = deps.now();
  await fillRequests(requestsOf(region.people, stored, now));
  await fillCalls(callsOf(region.people, stored, now));
  await fillTopics(topicsOf(stored, now));
  await fillNews(deps, await newsOf(stored, now));
  await fillAnnouncements(announcementsOf(now));
  await fillProgrammes(programmesOf(now), now);
}
