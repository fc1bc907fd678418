import { createHash, ECDH } from 'node:crypto';
import { type PushDevice, type PushSubscription } from '@klammer/contracts/channels';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { isPushAddress } from '../../outgoing/address.ts';
import { readUserAgent, sessionEnds } from '../accounts/service.ts';
import { PushDevices, type DeviceDoc } from './model.ts';
import { presentDevice } from './present.ts';

const MOST_DEVICES = 10;

export async function listDevices(personId: string, now: Date): Promise<PushDevice[]> {
  return (await devicesInUse(personId, now)).map(presentDevice);
}

/**
 * Lets a browser show pushes to the person for as long as this session lasts; what it showed to somebody else who
 * used it before ends. The oldest of too many makes room.
 * @throws Problem invalid-input for an address that is not a public push service's, or keys that are none
 */
export async function addDevice(
  deps: Deps,
  actor: Person,
  { endpoint, keys }: PushSubscription,
  userAgent: string | null,
): Promise<PushDevice> {
  checkSubscription({ endpoint, keys });
  const doc = await PushDevices.findOneAndUpdate(
    { _id: idOfEndpoint(endpoint) },
    {
      $set: { personId: actor.personId, sessionId: actor.sessionId, keys, ...readUserAgent(userAgent ?? '') },
      $setOnInsert: { endpoint, createdAt: deps.now() },
    },
    { upsert: true, returnDocument: 'after' },
  ).lean<DeviceDoc>();
  if (!doc) throw notFound();
  const tooMany = await PushDevices.find({ personId: actor.personId }, { _id: 1 })
    .sort({ createdAt: -1 })
    .skip(MOST_DEVICES)
    .limit(MOST_DEVICES)
    .lean();
  await PushDevices.deleteMany({ _id: { $in: tooMany.map((one) => one._id) } });
  return presentDevice(doc);
}

export async function removeDevice(actor: Person, id: string): Promise<void> {
  const { deletedCount } = await PushDevices.deleteOne({ _id: id, personId: actor.personId });
  if (deletedCount === 0) throw notFound();
}

/** Of some people, those who have ever let a browser show pushes. */
export async function withDevices(personIds: readonly string[]): Promise<Set<string>> {
  const docs = await PushDevices.find({ personId: { $in: [...new Set(personIds)] } }, { personId: 1 })
    .limit(MOST_DEVICES * personIds.length)
    .lean();
  return new Set(docs.map((doc) => String(doc.personId)));
}

/** The browsers that may show something to the person now; those whose session has ended are forgotten. */
export async function devicesInUse(personId: string, now: Date): Promise<DeviceDoc[]> {
  const docs = await PushDevices.find({ personId })
    .sort({ createdAt: -1 })
    .limit(MOST_DEVICES)
    .lean<DeviceDoc[]>();
  if (docs.length === 0) return docs;
  const ends = await sessionEnds(docs.map((one) => one.sessionId));
  const isSignedIn = (doc: DeviceDoc) => (ends.get(doc.sessionId)?.getTime() ?? 0) > now.getTime();
  const ended = docs.filter((doc) => !isSignedIn(doc));
  if (ended.length > 0)
    await PushDevices.deleteMany({
      $or: ended.map(({ _id, sessionId }) => ({ _id, sessionId })),
    });
  return docs.filter(isSignedIn);
}

export async function forgetDevice(doc: DeviceDoc): Promise<void> {
  await PushDevices.deleteOne({ _id: doc._id, personId: doc.personId });
}

function idOfEndpoint(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('hex').slice(0, 24);
}

function checkSubscription({ endpoint, keys }: PushSubscription): void {
  const wrong = (path: string[], message: string) => ({ path: ['body', ...path], code: 'custom', message });
  const issues = [
    ...(isPushAddress(endpoint) ? [] : [wrong(['endpoint'], 'must be the address of a public push service')]),
    ...(isPoint(keys.p256dh) ? [] : [wrong(['keys', 'p256dh'], 'is no public key')]),
  ];
  if (issues.length > 0) throw new Problem('invalid-input', undefined, { issues });
}

/** Whether it is a point of the curve P-256; any other could never be encrypted for. */
function isPoint(key: string): boolean {
  try {
    ECDH.convertKey(key, 'prime256v1', 'base64url', 'hex', 'compressed');
    return true;
  } catch {
    // Node tells a wrong key by throwing.
    return false;
  }
}
