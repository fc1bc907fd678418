import mongoose from 'mongoose';
import { isDuplicateKey } from '../http/problems.ts';
import { MAIL_STATES, type Mail, type MailState, type QueuedMail } from './mail.ts';

/** The queue in the store. What was sent loses its text and address at once; the rest of the line stays a month. */
const mail = new mongoose.Schema(
  {
    template: { type: String, required: true },
    to: String,
    subject: String,
    text: String,
    html: String,
    headers: { type: Map, of: String },
    state: { type: String, enum: MAIL_STATES, required: true },
    tries: { type: Number, required: true },
    /** When it may be tried (again). While one process tries, this is when its lease ends. */
    dueAt: { type: Date, required: true },
    createdAt: { type: Date, required: true },
    sentAt: Date,
    /** Code of the last failure, without what the mail server said: that names the address. */
    why: String,
    deleteAt: { type: Date, required: true },
  },
  { collection: 'mails', versionKey: false },
);
mail.index({ state: 1, dueAt: 1 });
mail.index({ state: 1, createdAt: -1, _id: -1 });
mail.index({ createdAt: -1, _id: -1 });
mail.index({ to: 1 }, { sparse: true });
mail.index({ deleteAt: 1 }, { expireAfterSeconds: 0 });
export const Mails = mongoose.model('Mail', mail);

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const KEEP_MS = 30 * DAY_MS;
/** Longer than a try can take. */
const LEASE_MS = 2 * MINUTE_MS;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 6 * 60 * MINUTE_MS;
/** With the waits between them a little over a day. */
export const MOST_TRIES = 14;

/** Puts a mail in. One with an id that is there already, waiting or sent, changes nothing. */
export async function enqueueMail({ id, ...one }: Mail, now: Date): Promise<void> {
  const fields = {
    ...one,
    template: one.template ?? 'other',
    subject: oneLine(one.subject),
    state: 'waiting',
    tries: 0,
    dueAt: now,
    createdAt: now,
    deleteAt: new Date(now.getTime() + KEEP_MS),
  };
  try {
    const _id = id ?? new mongoose.Types.ObjectId();
    await Mails.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true });
  } catch (error) {
    // Put in twice at once: the other one is there.
    if (!isDuplicateKey(error)) throw error;
  }
}

/** Takes out a mail that a process holds and that is not to leave any more. */
export async function dropMail({ _id, tries }: QueuedMail): Promise<void> {
  await Mails.deleteOne({ _id, tries, state: 'waiting' });
}

/**
 * Takes the mail that waits longest. The try counts before it is made and `dueAt` moves behind the lease: a process
 * that is killed in between loses nothing, and its mail is tried again once the lease is over.
 */
export async function claimMail(now: Date): Promise<QueuedMail | null> {
  const claimed = await Mails.findOneAndUpdate(
    { state: 'waiting', dueAt: { $lte: now } },
    { $set: { dueAt: new Date(now.getTime() + LEASE_MS) }, $inc: { tries: 1 } },
    { sort: { dueAt: 1 }, returnDocument: 'after' },
  ).lean<QueuedMail & { headers?: Record<string, string> }>();
  return claimed;
}

type Outcome = { state: 'sent'; at: Date } | { state: 'failed'; at: Date; why: string; final: boolean };

/** Writes down how a try ended, unless the lease ran out and somebody else tries by now. */
export async function settleMail({ _id, tries }: QueuedMail, outcome: Outcome): Promise<MailState> {
  const mine = { _id, tries, state: 'waiting' as const };
  if (outcome.state === 'sent') {
    await Mails.updateOne(mine, {
      $set: { state: 'sent', sentAt: outcome.at },
      $unset: { to: 1, subject: 1, text: 1, html: 1, headers: 1, why: 1 },
    });
    return 'sent';
  }
  const state = outcome.final || tries >= MOST_TRIES ? 'dead' : 'waiting';
  const dueAt = new Date(outcome.at.getTime() + waitAfter(tries));
  await Mails.updateOne(mine, { $set: { state, dueAt, why: outcome.why } });
  return state;
}

/** Twice as long after each failure, at most six hours. */
function waitAfter(tries: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
}

/** A header must not be broken into two by what somebody typed. */
function oneLine(value: string): string {
  return value.replaceAll(/\s+/g, ' ').trim();
}

/** What waits for an address, for the export of whoever has it. */
export async function exportMails(to: string): Promise<unknown[]> {
  return Mails.find({ to }, { subject: 1, text: 1, state: 1, createdAt: 1 }).limit(1000).lean();
}

/** Deletes what waits for an address. */
export async function forgetMails(to: string): Promise<void> {
  await Mails.deleteMany({ to });
}

/** Deletes mails from before a moment, whatever became of them. */
export async function removeMails(before: Date): Promise<void> {
  await Mails.deleteMany({ createdAt: { $lt: before } });
}
