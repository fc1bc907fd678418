import { type AuditAction } from '@klammer/contracts/audit-words';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { Problem } from '../../problem.ts';
import { GENESIS, hashOf } from './chain.ts';
import { AuditEntries, CUT_ID, Cuts } from './model.ts';
import { pseudonymOf } from './pseudonyms.ts';

const MOST_TRIES = 60;

/** Something worth keeping: who did what to which thing. Ids only; names and texts of people have no place in it. */
export interface Deed {
  /** Null for what happens by itself, and for strangers. `key` is the API key, `by` the operator who did it for them. */
  actor: {
    personId: string;
    organisationId?: string | null;
    key?: { id: string };
    by?: { personId: string } | null;
  } | null;
  /** `noun.verb` in the past: `organisation.invited`. */
  action: AuditAction;
  /** A subject of kind `person` is kept under their pseudonym too. */
  subject: { kind: string; id: string };
  detail?: Record<string, string>;
}

/** Entries of this process go one after the other, so that they do not race each other for the next sequence. */
let last: Promise<unknown> = Promise.resolve();

/** Appends to the trail; await it where the deed must not go unrecorded. */
export async function recordAudit(deps: Pick<Deps, 'now'>, deed: Deed): Promise<void> {
  const done = last.then(() => append(deps.now(), deed));
  last = done.catch(() => undefined);
  await done;
}

/** Appends without keeping the caller waiting; a failure is logged and the caller's work goes on. */
export function noteAudit(deps: Pick<Deps, 'now' | 'log'>, deed: Deed): void {
  recordAudit(deps, deed).catch((error: unknown) =>
    deps.log.error({ err: error, action: deed.action }, 'an audit entry could not be stored'),
  );
}

async function append(at: Date, { actor, action, subject, detail = {} }: Deed): Promise<void> {
  const entry = {
    at,
    actor: actor && (await pseudonymOf(actor.by?.personId ?? actor.personId)),
    organisationId: actor?.organisationId ?? null,
    action,
    subject: subject.kind === 'person' ? { ...subject, id: await pseudonymOf(subject.id) } : subject,
    detail: {
      ...detail,
      ...(actor?.key && { key: actor.key.id }),
      // Done by an operator in somebody's place: both are named.
      ...(actor?.by && { for: await pseudonymOf(actor.personId) }),
    },
  };
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const before = await readHead();
    const linked = { ...entry, _id: before.sequence + 1, previous: before.hash };
    try {
      await AuditEntries.create({ ...linked, hash: hashOf(linked) });
      return;
    } catch (error) {
      // Another process was quicker and has this sequence; link to its entry.
      if (!isDuplicateKey(error)) throw error;
    }
  }
  throw new Problem('unavailable', 'Too much is recorded at once; please try again.', {
    retryAfterSeconds: 1,
  });
}

/** The newest entry, or where the chain begins. */
async function readHead(): Promise<{ sequence: number; hash: string }> {
  const newest = await AuditEntries.findOne({}, { hash: 1 }).sort({ _id: -1 }).lean();
  return newest ? { sequence: newest._id, hash: newest.hash } : readCut();
}

/** Where the chain begins: after what was deleted when its time was over. */
export async function readCut(): Promise<{ sequence: number; hash: string }> {
  return (await Cuts.findById(CUT_ID).lean()) ?? GENESIS;
}
