import { type CallFields } from '@klammer/contracts/calls';
import mongoose from 'mongoose';
import { localOf } from '../../time/local-time.ts';
import { storedFields } from './checking.ts';
import { Entries, type EntryDoc } from './entries/entry-model.ts';
import { Conflicts, Jurors, Sheets, type SheetDoc } from './jury/jury-model.ts';
import { Calls, type CallDoc } from './model.ts';

interface FilledJuror {
  personId: string;
  email: string;
  name: string;
  about: string;
}
interface FilledEntry extends Pick<EntryDoc, 'status' | 'answers' | 'changedBy'> {
  organisationId: string;
  at: Date;
  agreesToBeNamed?: boolean;
  answer?: EntryDoc['answer'];
  /** By the juror's place in the list. */
  sheets?: (Pick<SheetDoc, 'points'> & { juror: number; note?: string; feedback?: string })[];
  conflicts?: { juror: number; note: string }[];
}
/** A call with its jury and what came in, as it is stored. */
export interface FilledCall {
  organisationId: string;
  fields: Omit<CallFields, 'deadline'>;
  status: CallDoc['status'];
  createdAt: Date;
  deadlineAt: Date;
  jurors: FilledJuror[];
  entries: FilledEntry[];
}

const newId = () => new mongoose.Types.ObjectId();

/** Stores calls as they are; nobody is told. @returns ids of each with those of its entries, in order */
export async function fillCalls(
  list: readonly FilledCall[],
): Promise<{ id: string; entryIds: string[]; jurorIds: string[] }[]> {
  return Promise.all(list.map(fillCall));
}

async function fillCall({
  organisationId,
  fields,
  status,
  createdAt,
  deadlineAt,
  jurors,
  entries,
}: FilledCall) {
  const callId = newId();
  const isPublic = status !== 'draft';
  let number = 0;
  const made = entries.map((entry) => ({
    ...entry,
    _id: newId(),
    number: entry.status === 'draft' ? null : (number += 1),
  }));
  await Calls.create({
    ...storedFields({ ...fields, deadline: localOf(deadlineAt) }),
    _id: callId,
    cause: `${organisationId}:${callId.toHexString()}`,
    organisationId,
    status,
    lastNumber: number,
    publishedAt: isPublic ? createdAt : null,
    decidedAt: status === 'decided' ? lastAnswerOf(entries, deadlineAt) : null,
    toldAt: isPublic ? createdAt : null,
    judgingToldAt: deadlineAt < new Date() ? deadlineAt : null,
    revision: 0,
    createdAt,
    updatedAt: createdAt,
  });
  const seated = jurors.map((juror) => ({ ...juror, _id: newId() }));
  await Jurors.insertMany(
    seated.map((juror) => ({
      ...juror,
      callId,
      status: 'accepted',
      tokenHash: juror._id.toHexString(),
      invitedBy: organisationId,
      invitedAt: createdAt,
      expiresAt: createdAt,
      answeredAt: createdAt,
    })),
  );
  await Entries.insertMany(
    made.map(({ sheets: _, conflicts: __, at, ...entry }) => ({
      ...entry,
      callId,
      answer: entry.answer ?? null,
      revision: 1,
      submittedAt: entry.status === 'draft' ? null : at,
      toldAt: entry.answer ? entry.answer.at : null,
      createdAt: at,
      updatedAt: entry.answer?.at ?? at,
    })),
  );
  const ofJuror = (entryId: mongoose.Types.ObjectId, juror: number) => ({
    callId,
    entryId,
    jurorId: seated[juror]?._id,
    at: deadlineAt,
  });
  await Sheets.insertMany(
    made.flatMap(({ _id, sheets = [] }) =>
      sheets.map(({ juror, ...sheet }) => ({ ...sheet, ...ofJuror(_id, juror), round: 1 })),
    ),
  );
  await Conflicts.insertMany(
    made.flatMap(({ _id, conflicts = [] }) =>
      conflicts.map(({ juror, note }) => ({ ...ofJuror(_id, juror), cause: 'declared', note })),
    ),
  );
  return {
    id: callId.toHexString(),
    entryIds: made.map(({ _id }) => _id.toHexString()),
    jurorIds: seated.map(({ _id }) => _id.toHexString()),
  };
}

function lastAnswerOf(entries: readonly FilledEntry[], deadlineAt: Date): Date {
  return new Date(Math.max(deadlineAt.getTime(), ...entries.map(({ answer }) => answer?.at.getTime() ?? 0)));
}
