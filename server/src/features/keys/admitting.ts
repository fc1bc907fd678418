import { KEY_REQUESTS_PER_MINUTE } from '@klammer/contracts/keys';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { type AdmitByKey } from '../../http/mount.ts';
import { Problem } from '../../problem.ts';
import { readPeople } from '../accounts/service.ts';
import { actorOf } from '../me/service.ts';
import { listMemberships } from '../organisations/service.ts';
import { Keys, type KeyDoc } from './model.ts';
import { canHold } from './policy.ts';
import { hashOf, looksLikeKey } from './secret.ts';

const MINUTE_MS = 60_000;
const WINDOW_S = 60;

/**
 * Makes what lets a request in that came with a key instead of a session. The key acts for whoever made it, in the one
 * organisation it was made for, or as an operator; as long as they could make it today, and never for more than the
 * endpoint's scope.
 * @param perMinute requests of each key, counted apart from those of its address
 */
export function admitByKey(deps: Deps, perMinute: number = KEY_REQUESTS_PER_MINUTE): AdmitByKey {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: WINDOW_S });
  return async (secret, { headers, response }) => {
    if (headers.has('cookie'))
      throw new Problem('invalid-input', 'Send a key or a session’s cookie, not both.');
    const now = deps.now();
    const doc = looksLikeKey(secret) ? await Keys.findOne({ hash: hashOf(secret) }).lean<KeyDoc>() : null;
    const actor = doc && isValid(doc, now) ? await actorBehind(doc) : null;
    if (!doc || !actor) {
      response.set('WWW-Authenticate', 'Bearer error="invalid_token"');
      throw new Problem('unauthenticated', 'The key is unknown, revoked or expired.');
    }
    const left = await consume();
    response.set('RateLimit-Policy', `"key";q=${perMinute};w=${WINDOW_S}`);
    response.set('RateLimit', `"key";r=${left.remainingPoints};t=${Math.ceil(left.msBeforeNext / 1000)}`);
    if (left.consumedPoints > perMinute)
      throw new Problem('too-many-requests', undefined, {
        retryAfterSeconds: Math.max(1, Math.ceil(left.msBeforeNext / 1000)),
      });
    await noteUse(doc, now);
    return actor;

    async function consume(): Promise<RateLimiterRes> {
      return limiter.consume(String(doc?._id)).catch((rejected: unknown) => {
        // The limiter rejects with its counter where it is used up.
        if (rejected instanceof Error) throw rejected;
        return rejected as RateLimiterRes;
      });
    }
  };
}

function isValid({ revokedAt, expiresAt }: KeyDoc, now: Date): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > now);
}

/** Whom the key acts for; null where they could not make it any more. */
async function actorBehind({ _id, madeBy, organisationId, scopes }: KeyDoc): Promise<Person | null> {
  const personId = String(madeBy);
  const [people, memberships] = await Promise.all([readPeople([personId]), listMemberships(personId)]);
  const user = people.get(personId);
  if (!user?.emailVerified || user.suspendedAt) return null;
  const own = organisationId && String(organisationId);
  const person = actorOf({ sessionId: `key:${String(_id)}`, wanted: own, user }, memberships);
  if (!canHold(person, own)) return null;
  return {
    ...person,
    key: { id: String(_id), scopes },
    // What it may do there is the endpoint's scope; what only owners may has none.
    memberships: own ? [{ organisationId: own, role: 'editor' }] : [],
    organisationId: own,
    operator: own === null,
  };
}

async function noteUse({ _id, lastUsedAt }: KeyDoc, now: Date): Promise<void> {
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < MINUTE_MS) return;
  await Keys.updateOne({ _id }, { $set: { lastUsedAt: now } });
}
