import { type Entry } from '@klammer/contracts/entries';
import { type StoredFile } from '@klammer/contracts/files';
import { type AnswerValue, type Answers, type FormField } from '@klammer/contracts/calls';
import { type EntryDoc } from './entry-model.ts';
import { type CallDoc } from '../model.ts';
import {
  canAgree,
  canSubmit,
  canTakeBack,
  canWrite,
  phaseOf,
  type GuardedEntry,
  type Viewer,
} from '../policy.ts';
import { presentCall, type Shown } from '../present.ts';

export type FilesById = ReadonlyMap<string, StoredFile>;

export function guardEntry(doc: EntryDoc, call: CallDoc, now: Date): GuardedEntry {
  return { organisationId: String(doc.organisationId), status: doc.status, phase: phaseOf(call, now) };
}

/** Ids of the files among the answers. */
export function fileIdsOf(fields: readonly FormField[], answers: Answers): string[] {
  return fields.flatMap(({ key, type }) => {
    const value = answers[key];
    return type === 'file' && typeof value === 'string' && value !== '' ? [value] : [];
  });
}

/** Only what the form asks for, whatever is stored. */
export function answersOf(fields: readonly FormField[], answers: Answers): Record<string, AnswerValue> {
  return Object.fromEntries(
    fields.flatMap(({ key }) => {
      const value = answers[key];
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}

export function presentEntry(
  viewer: Viewer,
  doc: EntryDoc,
  shown: Shown,
  files: FilesById,
  feedback: readonly string[],
): Entry {
  const guarded = guardEntry(doc, shown.doc, viewer.now);
  const { id, title, phase, deadlineAt, round, from } = presentCall(viewer, shown);
  return {
    id: String(doc._id),
    call: { id, title, phase, deadlineAt, round, from },
    status: doc.status,
    isFinalist: doc.isFinalist && shown.doc.round === 2,
    answers: answersOf(shown.doc.fields, doc.answers),
    files: fileIdsOf(shown.doc.fields, doc.answers).flatMap((fileId) => files.get(fileId) ?? []),
    agreesToBeNamed: doc.agreesToBeNamed,
    changedBy: doc.changedBy.personName,
    updatedAt: doc.updatedAt.toISOString(),
    submittedAt: doc.submittedAt?.toISOString() ?? null,
    answer: presentAnswer(doc, feedback),
    revision: doc.revision,
    abilities: {
      edit: canWrite(viewer.actor, guarded),
      submit: canSubmit(viewer.actor, guarded),
      takeBack: canTakeBack(viewer.actor, guarded),
      agree: canAgree(viewer.actor, guarded),
    },
  };
}

export function presentAnswer({ status, answer }: EntryDoc, feedback: readonly string[]): Entry['answer'] {
  if ((status !== 'declined' && status !== 'won') || !answer) return null;
  return {
    reason: status === 'won' ? null : (answer.reason ?? 'other'),
    award: answer.award,
    note: answer.note,
    at: answer.at.toISOString(),
    feedback: answer.withFeedback ? [...feedback] : [],
  };
}
