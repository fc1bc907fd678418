/**
 * Reads up, down and across a long history in Chromium: node bench/chat/history.ts [--messages 100000] [--width 1440]
 * Writes a conversation of so many messages, opens it as one of its people would, and prints how long each way took,
 * how many rows the page held, and by how much what was in sight moved while older messages came in above it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import mongoose from 'mongoose';
import { type Page } from 'playwright-core';
import '../../server/src/app.ts';
import { connectEmbedded, createIndexes } from '../../server/src/db/connect.ts';
import { openWindow } from '../../e2e/support/browser.ts';
import { carrySession } from '../../e2e/support/people.ts';
import { end, freePort, runServer } from '../../server/test/delivery/process.ts';
import { buildWorld, type World } from '../../server/test/delivery/world.ts';
import { percentile, say } from './measure.ts';

const { values: given } = parseArgs({
  options: {
    messages: { type: 'string', default: '100000' },
    width: { type: 'string', default: '1440' },
  },
});
const WIDTH = Number(given.width);
/** Where the messages are: on a phone they fill the page, else the list is left of them. */
const OVER_MESSAGES = WIDTH < 1100 ? WIDTH / 2 : (WIDTH * 5) / 8;
const TOTAL = Number(given.messages);
const IN_ONE_WRITE = 5000;
const EVERY_MS = 5 * 60_000;
const BEGUN = Date.now() - TOTAL * EVERY_MS;
const WORDS = 'Die Palette geht um zehn an Bord und am Kai wird es eng wenn der Pegel fällt'.split(' ');

async function fill(world: World): Promise<void> {
  const messages = mongoose.connection.collection('messages');
  const [room = ''] = world.rooms;
  const conversationId = new mongoose.Types.ObjectId(room);
  for (let from = 0; from < TOTAL; from += IN_ONE_WRITE)
    await messages.insertMany(
      Array.from({ length: Math.min(IN_ONE_WRITE, TOTAL - from) }, (_, offset) => {
        const sequence = from + offset + 1;
        const person = world.people[sequence % 3 === 0 ? 0 : 1];
        return {
          ...{ conversationId, sequence, change: sequence, changes: [sequence] },
          clientId: `history-${String(sequence).padStart(12, '0')}`,
          senderId: new mongoose.Types.ObjectId(person?.id),
          senderName: person?.name,
          organisationId: new mongoose.Types.ObjectId(person?.organisationId),
          // From a word to some lines: rows differ in height.
          text: `${sequence}: ${Array.from({ length: 1 + ((sequence * 7) % 60) }, (_word, at) => WORDS[(sequence + at) % WORDS.length]).join(' ')}`,
          sentAt: new Date(BEGUN + sequence * EVERY_MS),
        };
      }),
    );
  await mongoose.connection
    .collection('conversations')
    .updateOne({ _id: conversationId }, { $set: { lastSequence: TOTAL, lastChange: TOTAL } });
}

/** The place of the first row in sight, where it is, and how many rows there are. */
const LOOK = `(() => {
  const box = document.querySelector('[role=log]');
  const edge = box.getBoundingClientRect().top;
  const end = box.getBoundingClientRect().bottom;
  const rows = [...document.querySelectorAll('[data-place]')];
  const row = rows.find((one) => one.getBoundingClientRect().bottom > edge + 1 && one.getBoundingClientRect().top < end);
  return row
    ? { place: Number(row.dataset.place), top: row.getBoundingClientRect().top, rows: rows.length, from: Number(rows[0].dataset.place) }
    : { place: 0, top: 0, rows: rows.length, from: 0 };
})()`;
interface Look {
  place: number;
  top: number;
  rows: number;
  from: number;
}
const look = (page: Page): Promise<Look> => page.evaluate(LOOK) as Promise<Look>;
/** Where the row of a place is now; null where it is not in the page any more. */
const topOf = (page: Page, place: number): Promise<number | null> =>
  page.evaluate(
    `document.querySelector('[data-place="${place}"]')?.getBoundingClientRect().top ?? null`,
  ) as Promise<number | null>;

/** Scrolls a step at a time; what came in above or below must not move what is in sight by more than the step. */
async function wheel(page: Page, stepPx: number, steps: number): Promise<void> {
  const [moved, rows, begun] = [[] as number[], [] as number[], performance.now()];
  let [empty, strayed, late, strayedPx] = [0, 0, 0, 0];
  for (let step = 0; step < steps; step += 1) {
    const before = await look(page);
    await page.mouse.wheel(0, stepPx);
    // A frame for the scrolling, and what it loads.
    await page.waitForTimeout(60);
    const after = await look(page);
    rows.push(after.rows);
    if (after.place === 0) empty += 1;
    else if (before.place > 0) moved.push((after.place - before.place) * Math.sign(stepPx));
    if ((moved.at(-1) ?? 0) < 0) strayed += 1;
    const top = await topOf(page, before.place);
    if (before.place === 0 || top === null) continue;
    const off = before.top - top - stepPx;
    // The browser may take a step only with the next one: by whole steps nothing has moved but time.
    const whole = Math.round(off / stepPx);
    if (whole !== 0) late += 1;
    strayedPx = Math.max(strayedPx, Math.abs(off - whole * stepPx));
  }
  const { place } = await look(page);
  say(
    `${steps} steps of ${stepPx} px: ${((performance.now() - begun) / steps).toFixed(0)} ms each, now at ${place}; rows passed in a step at most ${Math.max(...moved)} (median ${percentile(moved, 0.5)}), rows in the page at most ${Math.max(...rows)}; steps that showed nothing ${empty}, that went the other way ${strayed}, that came late ${late}; rows moved by other than the wheel ${strayedPx.toFixed(0)} px at most`,
  );
}

/** Until a row of these places is in sight. */
async function arrive(page: Page, name: string, isThere: (place: number) => boolean): Promise<void> {
  const begun = performance.now();
  let now = await look(page);
  while (!isThere(now.place) && performance.now() - begun < 30_000) {
    await page.waitForTimeout(20);
    now = await look(page);
  }
  say(`${name}: at ${now.place} after ${(performance.now() - begun).toFixed(0)} ms, ${now.rows} rows`);
}

const folder = await mkdtemp(path.join(tmpdir(), 'bench-history-'));
const database = await connectEmbedded(path.join(folder, 'klammer.sqlite'));
await createIndexes();
const world = await buildWorld({ people: 2, rooms: 1 });
await fill(world);
await database.close();
const port = await freePort();
const server = await runServer(port, {
  KLAMMER_DATA_DIR: folder,
  NODE_ENV: 'development',
  KLAMMER_DEMO: 'false',
});
const url = `http://127.0.0.1:${port}`;
const { page, context, faults } = await openWindow(url, { width: WIDTH });
try {
  await carrySession(context, url, world.people[0]?.cookie ?? '');
  const begun = performance.now();
  await page.goto(`/en/messages/${world.rooms[0]}`);
  await page.locator(`[data-place="${TOTAL}"]`).waitFor();
  say(
    `${TOTAL} messages; the newest in sight ${(performance.now() - begun).toFixed(0)} ms after asking for the page`,
  );
  await page.waitForLoadState('networkidle');
  await page.mouse.move(OVER_MESSAGES, 400);
  await wheel(page, -200, 100);
  await wheel(page, -600, 100);
  await wheel(page, 600, 50);
  await page.evaluate(
    `(() => { const box = document.querySelector('[role=log]'); box.scrollTop = box.scrollHeight / 2; })()`,
  );
  await arrive(page, 'scroll bar to the middle', (place) => Math.abs(place - TOTAL / 2) < TOTAL / 50);
  await wheel(page, -600, 30);
  await page.evaluate(`document.querySelector('[role=log]').scrollTop = 0`);
  await arrive(page, 'scroll bar to the beginning', (place) => place > 0 && place < 40);
  const day = new Date(BEGUN + (TOTAL / 4) * EVERY_MS).toISOString().slice(0, 10);
  await page.locator('.conversation header details.menu > summary').click();
  await page.locator('input[type=date]').fill(day);
  await arrive(page, `jump to ${day}`, (place) => Math.abs(place - TOTAL / 4) < 400);
  // On a phone the menu lies over the messages.
  await page.keyboard.press('Escape');
  await page.mouse.move(OVER_MESSAGES, 400);
  await wheel(page, 600, 30);
  await wheel(page, -600, 60);
  await page.getByRole('button', { name: /newest/i }).click();
  await arrive(page, 'to the newest', (place) => place > TOTAL - 40);
  say(`faults in the page: ${faults.length === 0 ? 'none' : faults.join(' | ')}`);
} finally {
  await context.browser()?.close();
  await end(server);
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
