import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { HiddenPresences } from './model.ts';

export async function isPresenceShown(personId: string): Promise<boolean> {
  return (await HiddenPresences.exists({ _id: personId })) === null;
}

export async function showPresence(actor: Person, shown: boolean): Promise<void> {
  if (shown) await HiddenPresences.deleteOne({ _id: actor.personId });
  else await HiddenPresences.updateOne({ _id: actor.personId }, {}, { upsert: true });
}

/**
 * Who of some people is there, by person id. Those who hide are left out, and who hides sees nobody: showing is
 * mutual.
 */
export async function onlineAmong(
  deps: Deps,
  askedBy: string,
  personIds: readonly string[],
): Promise<Map<string, boolean>> {
  const hiding = await HiddenPresences.find({ _id: { $in: [askedBy, ...personIds] } })
    .limit(personIds.length + 1)
    .lean();
  const hidden = new Set(hiding.map((one) => String(one._id)));
  if (hidden.has(askedBy)) return new Map();
  const asked = personIds.filter((personId) => !hidden.has(personId));
  const there = await deps.whoIsThere(asked);
  return new Map(asked.map((personId) => [personId, there.has(personId)]));
}
