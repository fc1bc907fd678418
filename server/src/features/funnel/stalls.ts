import { type funnel, type Stall } from '@klammer/contracts/funnel';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type Deps } from '../../deps.ts';
import { agreedAmong, listStalledAgreements } from '../agreements/service.ts';
import { listStalledConversations } from '../conversations/service.ts';
import { listUnanswered } from '../introductions/service.ts';
import { traitsOf } from '../profiles/service.ts';

const SHOWN = 100;
const DAY_MS = 86_400_000;
/** Who has not answered for so long will rarely do so by themselves; what lies back longer is over. */
const PATIENCE_DAYS = { unanswered: 7, silent: 7, quiet: 30, unsigned: 14, late: 14 } as const;
const OVER_AFTER_DAYS = 120;

/** Pairs that stay behind, the longest first. Tells that they do, and nothing of what they write. */
export async function listStalls(
  deps: Pick<Deps, 'now'>,
  { code }: Parsed<typeof funnel.stalls>['query'],
): Promise<Output<typeof funnel.stalls>> {
  const now = deps.now().getTime();
  const from = new Date(now - OVER_AFTER_DAYS * DAY_MS);
  const before = (days: number) => ({ from, before: new Date(now - days * DAY_MS) });
  const found = await Promise.all([
    listUnanswered(before(PATIENCE_DAYS.unanswered)),
    stalledConversations({ silent: before(PATIENCE_DAYS.silent), quiet: before(PATIENCE_DAYS.quiet) }),
    listStalledAgreements({ unsigned: before(PATIENCE_DAYS.unsigned), late: before(PATIENCE_DAYS.late) }),
  ]);
  const stalls = found.flat().filter((stall) => !code || stall.code === code);
  const traits = await traitsOf([...new Set(stalls.flatMap(({ sides }) => sides))]);
  const named = (id: string) => {
    const profile = traits.get(id);
    return profile && { id, slug: profile.slug, kind: profile.kind, name: profile.name };
  };
  const items = stalls
    .toSorted((a, b) => a.since.getTime() - b.since.getTime())
    .flatMap(({ code: why, sides: [one, other], since }): Stall[] => {
      const sides = [named(one), named(other)] as const;
      return sides[0] && sides[1]
        ? [{ code: why, sides: [sides[0], sides[1]], since: since.toISOString() }]
        : [];
    });
  return { items: items.slice(0, SHOWN) };
}

/** Without those that have led to an agreement: then it may be still. */
async function stalledConversations(spans: Parameters<typeof listStalledConversations>[0]) {
  const found = await listStalledConversations(spans);
  const agreed = await agreedAmong(found.map((one) => one.conversationId));
  return found.filter(({ conversationId }) => !agreed.has(conversationId));
}
