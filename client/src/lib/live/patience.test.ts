import { expect, it, vi } from 'vitest';
import { patient } from './patience.ts';

const DATA = 'http://klammer.test/en/messages/1/__data.json?with=2&x-sveltekit-invalidated=101';
const NODES = '{"type":"data","nodes":[null,{"type":"data","data":[1]}]}\n';
const failing = (status: number): string =>
  `{"type":"data","nodes":[{"type":"skip"},{"type":"error","error":{"message":"","status":${status}}}]}\n`;
const answer = (text = NODES, status = 200) => new Response(text, { status, headers: { 'x-kept': 'yes' } });

/** Answers one after the other; those that are errors break the line. The page shown may change in a pause. */
function build(answers: (Response | Error)[], { leavesAfter = Infinity, at = '/en/messages/1?with=2' } = {}) {
  let page = new URL(at, DATA);
  const ask = vi.fn(async () => {
    const next = answers.shift();

    if (!next) throw new Error('nothing more was expected');
    if (next instanceof Error) throw next;

    return next;
  });
  const pause = vi.fn(async (tries: number) => {
    if (tries >= leavesAfter) page = new URL('/en/home', DATA);
  });

  return { load: patient(ask, () => page, pause), ask, pause };
}

it.each([
  ['a line that is cut', new TypeError('Failed to fetch')],
  ['a server that starts anew', answer('', 503)],
  ['a server of which one part failed', answer(failing(503))],
  ['too much asked at once', answer(failing(429))],
])('asks again for the page that is shown after %s', async (_, broken) => {
  const { load, ask } = build([broken, broken instanceof Error ? broken : answer('', 502), answer()]);
  const response = await load(DATA, {});

  expect(await response.text()).toBe(NODES);
  expect(response.headers.get('x-kept')).toBe('yes');
  expect(ask).toHaveBeenCalledTimes(3);
});

it('asks again where the line breaks in the middle of an answer', async () => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"type":')),
    pull: (controller) => controller.error(new TypeError('network error')),
  });
  const { load } = build([new Response(body), answer()]);

  expect(await (await load(DATA)).text()).toBe(NODES);
});

it.each([
  ['what is gone', answer(failing(404)), failing(404)],
  [
    'what leads elsewhere',
    answer('{"type":"redirect","location":"/sign-in"}'),
    '{"type":"redirect","location":"/sign-in"}',
  ],
])('says at once: %s', async (_, told, text) => {
  const { load, pause } = build([told]);

  expect(await (await load(DATA)).text()).toBe(text);
  expect(pause).not.toHaveBeenCalled();
});

it('lets a navigation and every other call fail as they do', async () => {
  const elsewhere = build([new TypeError('cut'), new TypeError('cut')], { at: '/en/home' });

  await expect(elsewhere.load(DATA)).rejects.toThrow('cut');
  await expect(elsewhere.load('http://klammer.test/api/home')).rejects.toThrow('cut');
  expect(elsewhere.pause).not.toHaveBeenCalled();
});

it('gives up once another page is shown', async () => {
  const { load, ask } = build([new TypeError('first'), new TypeError('second')], { leavesAfter: 2 });

  await expect(load(DATA)).rejects.toThrow('second');
  expect(ask).toHaveBeenCalledTimes(2);
});
