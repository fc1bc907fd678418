import type { Issue, ProblemCode } from '@klammer/contracts/problems';
import type { Profile, profiles, ProfileFields } from '@klammer/contracts/profiles';
import type { Output } from '@klammer/contracts/endpoint';
import { ApiProblem } from '#lib/api.ts';
import type { DraftStore } from '#lib/offline/draft.ts';
import { fieldPath } from './issues.ts';
import { FIELDS, fieldsOf, type FieldName } from './fields.ts';

type Answer = Output<typeof profiles.mine>;
export type Changes = Partial<ProfileFields>;

export interface EditorParts {
  draft: DraftStore<ProfileFields>;
  update: (id: string, body: Changes & { revision: number }) => Promise<Answer>;
  read: () => Promise<Answer>;
  /** Calls back when the person has stopped typing, and again after a failure that passes. */
  later: (run: () => void, why: 'typed' | 'failed') => void;
}

/**
 * A profile being written. Saves what changed against the revision it has seen; where somebody else saved meanwhile,
 * their other fields are taken over and the same ones are shown for choosing. What was typed is never overwritten.
 */
export class ProfileEditor {
  fields = $state() as ProfileFields;
  saved = $state.raw() as Profile;
  completeness = $state.raw() as Answer['completeness'];
  status = $state<'saved' | 'typing' | 'saving' | 'offline' | 'invalid' | 'conflict' | 'refused'>('saved');
  issues = $state.raw<Issue[]>([]);
  refusedAs = $state<ProblemCode | null>(null);
  /** Fields that both sides changed, with what the other side wrote. */
  conflicts = $state.raw<{ field: FieldName; theirs: unknown }[]>([]);
  /** When what stands here and is not saved was typed, where an earlier tab left it. */
  restoredFrom = $state<string | null>(null);
  /** JSON of each field as it was last agreed with the server: what differs is a change. */
  #agreed: Partial<Record<FieldName, string>> = {};
  #parts: EditorParts;
  #running: Promise<void> | null = null;

  constructor(answer: Answer, parts: EditorParts, typed: Changes = {}) {
    this.#parts = parts;
    this.saved = answer.profile;
    this.completeness = answer.completeness;
    this.fields = { ...fieldsOf(answer.profile), ...typed };
    this.#agreeOn(answer.profile);
  }

  get changes(): Changes {
    const fields = $state.snapshot(this.fields);

    return Object.fromEntries(
      FIELDS.filter((field) => JSON.stringify(fields[field]) !== this.#agreed[field]).map((field) => [
        field,
        fields[field],
      ]),
    );
  }

  get isChanged(): boolean {
    return Object.keys(this.changes).length > 0;
  }

  /** Takes up what a crashed tab left. In the browser only. */
  restore(): void {
    const draft = this.#parts.draft.read();

    if (!draft) return;
    for (const field of FIELDS)
      if (field in draft.typed) Object.assign(this.fields, { [field]: draft.typed[field] });
    this.restoredFrom = this.isChanged ? draft.at : null;
    if (!this.isChanged) this.#parts.draft.clear();
    else if (draft.base !== this.saved.revision) this.#ask(draft.typed);
  }

  /** What was typed on an older state and differs from what a colleague saved since: a person chooses. */
  #ask(typed: Changes): void {
    const theirs = fieldsOf(this.saved);

    this.conflicts = FIELDS.filter(
      (field) => field in typed && JSON.stringify(typed[field]) !== JSON.stringify(theirs[field]),
    ).map((field) => ({ field, theirs: theirs[field] }));
    this.status = 'conflict';
  }

  /** Throws away what was typed and not saved. */
  revert(): void {
    this.fields = fieldsOf(this.saved);
    this.conflicts = [];
    this.issues = [];
    this.restoredFrom = null;
    this.status = 'saved';
    this.#parts.draft.clear();
  }

  /** To be told of every keystroke: keeps the draft and saves a little later. */
  typed(): void {
    if (!this.isChanged) return;
    this.#parts.draft.write(this.saved.revision, this.changes);
    if (this.status === 'conflict') return;
    this.status = 'typing';
    this.#parts.later(() => void this.save(), 'typed');
  }

  /** Saves until nothing is left to save; true where that worked. */
  async save(): Promise<boolean> {
    this.#running ??= this.#save().finally(() => (this.#running = null));
    await this.#running;

    return this.status === 'saved';
  }

  keepMine(): Promise<boolean> {
    this.conflicts = [];
    this.status = 'typing';

    return this.save();
  }

  takeTheirs(): Promise<boolean> {
    for (const { field, theirs } of this.conflicts) Object.assign(this.fields, { [field]: theirs });

    return this.keepMine();
  }

  /** Takes what the server answered to something else, as publishing. */
  take(answer: Answer): void {
    this.saved = answer.profile;
    this.completeness = answer.completeness;
  }

  async #save(): Promise<void> {
    let left: string[] = [];

    while (this.status !== 'conflict') {
      const changes = Object.fromEntries(
        Object.entries(this.changes).filter(([field]) => !left.includes(field)),
      ) as Changes;

      if (Object.keys(changes).length === 0) {
        this.#settle(left.length > 0);

        return;
      }
      this.status = 'saving';
      try {
        this.#accept(
          changes,
          await this.#parts.update(this.saved.id, { ...changes, revision: this.saved.revision }),
        );
      } catch (error) {
        const wrong = await this.#recover(error, changes);

        if (!wrong) return;
        left = [...left, ...wrong];
      }
    }
  }

  #accept(changes: Changes, answer: Answer): void {
    this.take(answer);
    // As typed, not as the server trimmed it: a space at the end of a sentence is no change to save again.
    for (const field of FIELDS) if (field in changes) this.#agreed[field] = JSON.stringify(changes[field]);
    this.issues = this.issues.filter((issue) => !(String(fieldPath(issue)[0]) in changes));
  }

  #settle(isInvalid: boolean): void {
    this.status = isInvalid ? 'invalid' : 'saved';
    if (isInvalid) {
      // Of what is saved by now nobody has to be asked after a crash.
      this.#parts.draft.write(this.saved.revision, this.changes);

      return;
    }
    this.issues = [];
    this.refusedAs = null;
    this.restoredFrom = null;
    this.#parts.draft.clear();
  }

  /** The fields to leave out of the next try; null where there is no next one for now. */
  async #recover(error: unknown, changes: Changes): Promise<string[] | null> {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.code === 'conflict') {
      await this.#reconcile(changes);

      return [];
    }
    if (error.code === 'invalid-input') {
      const wrong = error.issues
        .map((issue) => String(fieldPath(issue)[0]))
        .filter((field) => field in changes);

      this.issues = error.issues;
      // An issue with none of the fields sent would be answered the same for ever.
      if (wrong.length > 0) return wrong;
    }
    if (['unavailable', 'internal', 'too-many-requests'].includes(error.code)) {
      this.status = 'offline';
      this.#parts.later(() => void this.save(), 'failed');

      return null;
    }
    this.refusedAs = error.code;
    this.status = 'refused';

    return null;
  }

  async #reconcile(mine: Changes): Promise<void> {
    const answer = await this.#parts.read();
    const theirs = fieldsOf(answer.profile);
    const before = fieldsOf(this.saved);
    const differs = (field: FieldName) => JSON.stringify(theirs[field]) !== JSON.stringify(before[field]);

    this.conflicts = FIELDS.filter(
      (field) =>
        field in mine && differs(field) && JSON.stringify(theirs[field]) !== JSON.stringify(mine[field]),
    ).map((field) => ({ field, theirs: theirs[field] }));
    for (const field of FIELDS)
      if (differs(field) && !(field in mine)) Object.assign(this.fields, { [field]: theirs[field] });
    this.take(answer);
    this.#agreeOn(answer.profile);
    if (this.conflicts.length > 0) this.status = 'conflict';
  }

  #agreeOn(profile: Profile): void {
    for (const field of FIELDS) this.#agreed[field] = JSON.stringify(profile[field]);
  }
}
