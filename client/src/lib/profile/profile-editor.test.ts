import type { Profile, ProfileFields } from '@klammer/contracts/profiles';
import { describe, expect, test } from 'vitest';
import { ApiProblem } from '#lib/api.ts';
import type { DraftStore } from '#lib/offline/draft.ts';
import type { Issue } from '@klammer/contracts/problems';
import { ProfileEditor, type Changes } from './profile-editor.svelte.ts';

const TYPED_AT = '2030-01-01T12:00:00.000Z';
const text = (de = '') => ({ de, en: '' });

function profile(changes: Partial<Profile> = {}): Profile {
  return {
    id: 'p1',
    revision: 1,
    name: 'Hafenkran',
    headline: text(),
    description: text(),
    needs: [],
    offers: [],
    topics: [],
    industries: [],
    stage: null,
    teamSize: null,
    foundedYear: null,
    place: null,
    website: '',
    traction: text(),
    raising: null,
    investing: null,
    sourcing: null,
    team: [],
    logo: null,
    deck: null,
    visibility: 'public',
    audiences: { raising: 'public', traction: 'public', team: 'public', deck: 'introduced' },
    ...changes,
  } as Profile;
}

const answer = (saved: Profile) => ({
  profile: saved,
  completeness: { percent: 0, missing: [] },
  verifiedBy: null,
  isStale: false,
});

function problem(code: 'conflict' | 'unavailable' | 'invalid-input', issues?: Issue[]): ApiProblem {
  return new ApiProblem({ type: '', title: '', status: 409, code, detail: '', issues });
}

/** An editor before a server that keeps one profile and checks revisions, and a browser that keeps one draft. */
function build(options: { fail?: (body: Changes) => void; draft?: Changes; base?: number } = {}) {
  let stored = profile();
  let kept: Changes | null = options.draft ?? null;
  const draft: DraftStore<ProfileFields> = {
    read: () => kept && { at: TYPED_AT, base: options.base ?? 1, typed: kept },
    write: (_, changes) => (kept = changes),
    clear: () => (kept = null),
  };
  const change = (changes: Partial<ProfileFields>) => {
    stored = { ...stored, ...changes, revision: stored.revision + 1 };
  };
  const editor = new ProfileEditor(answer(stored), {
    draft,
    read: async () => answer(stored),
    update: async (_, { revision, ...changes }) => {
      options.fail?.(changes);
      if (revision !== stored.revision) throw problem('conflict');
      change(changes);

      return answer(stored);
    },
    later: () => undefined,
  });

  return { editor, stored: () => stored, draft: () => kept, somebodyElse: change };
}

describe('writing a profile', () => {
  test('saves only what changed and forgets the draft', async () => {
    const sent: Changes[] = [];
    const { editor, stored, draft } = build({ fail: (body) => sent.push(body) });

    editor.fields.headline.de = 'Kräne, die mitdenken';
    editor.typed();
    expect(draft()).toEqual({ headline: { de: 'Kräne, die mitdenken', en: '' } });
    expect(await editor.save()).toBe(true);
    expect(sent).toEqual([{ headline: { de: 'Kräne, die mitdenken', en: '' } }]);
    expect(stored().headline.de).toBe('Kräne, die mitdenken');
    expect(draft()).toBeNull();
  });

  test('takes up what a crashed tab left and saves it', async () => {
    const { editor, stored } = build({ draft: { website: 'https://hafenkran.example' } });

    editor.restore();
    expect(editor.restoredFrom).toBe(TYPED_AT);
    expect(editor.fields.website).toBe('https://hafenkran.example');
    await editor.save();
    expect(stored().website).toBe('https://hafenkran.example');
  });

  test('asks where a colleague saved something else since the crash', async () => {
    const { editor, stored } = build({ draft: { website: 'https://hafenkran.example' }, base: 0 });

    editor.restore();
    expect(editor.status).toBe('conflict');
    expect(editor.conflicts).toEqual([{ field: 'website', theirs: '' }]);
    expect(editor.fields.website).toBe('https://hafenkran.example');
    await editor.takeTheirs();
    expect(stored().website).toBe('');
  });

  test('keeps the typed text and the draft while the server is away', async () => {
    const { editor, draft } = build({
      fail: () => {
        throw problem('unavailable');
      },
    });

    editor.fields.name = 'Kranwerk';
    editor.typed();
    expect(await editor.save()).toBe(false);
    expect(editor.status).toBe('offline');
    expect(editor.fields.name).toBe('Kranwerk');
    expect(draft()).toEqual({ name: 'Kranwerk' });
  });

  test('joins changes of two people where they wrote different fields', async () => {
    const { editor, stored, somebodyElse } = build();

    somebodyElse({ teamSize: 12 });
    editor.fields.name = 'Kranwerk';
    expect(await editor.save()).toBe(true);
    expect(stored()).toMatchObject({ name: 'Kranwerk', teamSize: 12 });
    expect(editor.fields.teamSize).toBe(12);
  });

  test('shows what both changed and loses neither text', async () => {
    const { editor, stored, somebodyElse } = build();

    somebodyElse({ name: 'Ihr Name' });
    editor.fields.name = 'Mein Name';
    expect(await editor.save()).toBe(false);
    expect(editor.status).toBe('conflict');
    expect(editor.conflicts).toEqual([{ field: 'name', theirs: 'Ihr Name' }]);
    expect(editor.fields.name).toBe('Mein Name');
    expect(stored().name).toBe('Ihr Name');
    await editor.keepMine();
    expect(stored().name).toBe('Mein Name');
  });

  test('takes the other text when asked to', async () => {
    const { editor, somebodyElse } = build();

    somebodyElse({ name: 'Ihr Name' });
    editor.fields.name = 'Mein Name';
    await editor.save();
    expect(await editor.takeTheirs()).toBe(true);
    expect(editor.fields.name).toBe('Ihr Name');
  });

  test('saves the valid fields and names the wrong one', async () => {
    const { editor, stored } = build({
      fail: (body) => {
        if ('website' in body)
          throw problem('invalid-input', [
            { path: ['body', 'website'], code: 'invalid_format', message: '' },
          ]);
      },
    });

    editor.fields.website = 'kein link';
    editor.fields.name = 'Kranwerk';
    expect(await editor.save()).toBe(false);
    expect(editor.status).toBe('invalid');
    expect(editor.issues[0]?.path).toEqual(['body', 'website']);
    expect(stored().name).toBe('Kranwerk');
  });

  test('gives up on a refusal that names none of its fields', async () => {
    const { editor } = build({
      fail: () => {
        throw problem('invalid-input', [{ path: ['params', 'id'], code: 'custom', message: '' }]);
      },
    });

    editor.fields.name = 'Kranwerk';
    expect(await editor.save()).toBe(false);
    expect(editor.status).toBe('refused');
    expect(editor.fields.name).toBe('Kranwerk');
  });
});
