import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browserDraft, countDrafts } from '#lib/offline/draft.ts';
import { OWED } from '#lib/offline/signed-out.ts';
import { Draft } from './draft.svelte.ts';

let isAway = false;
const saved = vi.fn<(text: string) => void>();
const store = () => browserDraft<{ text: string; over: string }>('me', 'message/c1');

beforeEach(() => {
  isAway = false;
  vi.stubGlobal('fetch', async (_address: string, { body }: { body: string }) => {
    if (isAway) throw new TypeError('there is no network');
    saved((JSON.parse(body) as { text: string }).text);

    return new Response(null, { status: 204 });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  saved.mockReset();
  localStorage.clear();
});

/** A visit to the conversation. @param onServer the draft that came with the page */
function visit(onServer: string): Draft {
  const draft = new Draft('c1', onServer);

  draft.restore(store());

  return draft;
}

async function writeAway(over: string, text: string): Promise<void> {
  const draft = visit(over);

  isAway = true;
  draft.text = text;
  expect(await draft.save()).toBe(false);
  isAway = false;
}

it('has at the next visit what could not be saved, and saves it then', async () => {
  await writeAway('', 'Ohne Netz geschrieben');
  const draft = visit('');

  expect(draft.text).toBe('Ohne Netz geschrieben');
  await expect.poll(() => saved.mock.calls).toEqual([['Ohne Netz geschrieben']]);
  await expect.poll(() => store().read()).toBeNull();
});

it('has what was typed a moment before the page went', async () => {
  const draft = visit('');

  draft.text = 'Gerade noch';
  draft.saveSoon();
  expect(visit('').text).toBe('Gerade noch');
});

it('keeps what was written on another device meanwhile, above it', async () => {
  await writeAway('Guten', 'Guten Tag');

  expect(visit('Vom Telefon').text).toBe('Vom Telefon\n\nGuten Tag');
});

it('does not bring back what was sent without a connection', async () => {
  await writeAway('Guten Tag', '');

  expect(visit('Guten Tag').text).toBe('');
  await expect.poll(() => saved.mock.calls).toEqual([['']]);
});

it('does not bring back what was sent before the server knew of it', async () => {
  const draft = visit('');

  isAway = true;
  draft.text = 'Gleich gesendet';
  draft.saveSoon();
  draft.text = '';
  await draft.save();
  expect(visit('').text).toBe('');
});

it('leaves alone what another window of the conversation keeps', async () => {
  const other = visit('');

  await writeAway('', 'Im anderen Fenster');
  expect(await other.save()).toBe(true);
  expect(store().read()?.typed.text).toBe('Im anderen Fenster');
});

it('keeps nothing any more of whoever signs out', async () => {
  const draft = visit('');

  localStorage.setItem(OWED, '');
  isAway = true;
  draft.text = 'Nicht für andere';
  await draft.save();
  expect(store().read()).toBeNull();
});

it('leaves nothing in the browser where the server has it', async () => {
  const draft = visit('');

  draft.text = 'Guten Tag';
  expect(await draft.save()).toBe(true);
  expect(store().read()).toBeNull();
});

it('counts in each conversation until the server has it, and not where what was written is sent', async () => {
  const [first, second] = [new Draft('c1', ''), new Draft('c2', '')];

  first.restore(store());
  second.restore(browserDraft('me', 'message/c2'));
  isAway = true;
  first.text = 'Hier';
  second.text = 'Und dort';
  await Promise.all([first.save(), second.save()]);
  expect(countDrafts()).toBe(2);
  first.text = '';
  await first.save();
  expect(countDrafts()).toBe(1);
  isAway = false;
  await second.save();
  expect(countDrafts()).toBe(0);
});
