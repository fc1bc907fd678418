import { type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findViolations, openWindow, wordsOf } from './support/browser.ts';
import { createMember, createPerson, type Member, type Person } from './support/members.ts';
import { vouchFor } from './support/people.ts';
import { startServer, type RunningServer } from './support/server.ts';

/** How many come: sixty where there is time for it, `npm test -- --thorough`. */
const PEOPLE = Number(process.env['KLAMMER_GUESTS'] ?? 30);
const EVENING = 'Abend der kurzen Wege';
const t = wordsOf('de');

let server: RunningServer;
let organiser: Member;
let people: Person[];
beforeAll(async () => {
  server = await startServer({ KLAMMER_DEMO: 'false', TRUST_PROXY: '1' });
  organiser = await createMember(server.url, 'partner', 'Transferwerk');
  await vouchFor(server, organiser.id);
  // One more than there is room for.
  people = await Promise.all(
    Array.from({ length: PEOPLE + 1 }, (_, index) => createPerson(server.url, `192.0.2.${index + 1}`)),
  );
});
afterAll(async () => {
  expect(await server?.stop()).toBe(0);
});

interface Agenda {
  items: { startsAt: string; table: number; isOff: boolean; with: { name: string } }[];
}

async function open(person: Person, width: number) {
  const opened = await openWindow(server.url, { width });
  await person.enter(opened.context);
  return opened;
}

/** Without a fault for the eye: nothing out of the picture, no barrier. */
async function look(page: Page): Promise<void> {
  expect(await findViolations(page)).toEqual([]);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')).toBe(0);
}

/** Makes the event in the pages. @returns its address */
async function publish(page: Page): Promise<string> {
  await page.goto('/events');
  await page.getByRole('link', { name: t('ev_new') }).click();
  await page.waitForURL('**/events/new');
  await page.locator('[name=kind]').selectOption('matchmaking');
  await page.locator('[name="title.de"]').fill(EVENING);
  await page.locator('[name="text.de"]').fill('Viele Leute, viele Tische, zwölf Minuten je Gespräch.');
  await page.locator('[name=start]').fill('2040-03-01T17:00');
  await page.locator('[name=end]').fill('2040-03-01T20:00');
  await page.locator('[name=venueName]').fill('Lagerhaus am Innenhafen');
  await page.locator('[name=capacity]').fill(String(PEOPLE));
  await page.locator('[name=registerUntil]').fill('2040-02-28T18:00');
  await page.getByRole('button', { name: t('question_add') }).click();
  await page.locator('[name="questions.0.de"]').fill('Was suchen Sie?');
  await look(page);
  await page.getByRole('button', { name: t('ev_publish') }).click();
  await page.waitForURL(/\/events\/[0-9a-f]{24}/);
  const address = new URL(page.url()).pathname;

  await page.getByRole('link', { name: t('mt_open_plan') }).click();
  await page.locator('[name=tables]').fill('20');
  await page.locator('[name=breaks]').fill('18:00-18:15');
  await page.getByRole('button', { name: t('mt_settings_open') }).click();
  await page.getByText(t('mt_settings_saved')).waitFor();
  await page.getByText(t('mt_plan_nobody')).waitFor();
  return address;
}

/** Registers in the page, on the phone, and asks for others. */
async function register(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('Was suchen Sie?').fill('Einen Pilotkunden am Wasser');
  await page.getByRole('button', { name: t('ev_register') }).click();
  await page.getByText(t('ev_done_registered')).waitFor();
  await look(page);
  await page.getByRole('link', { name: t('ev_to_meetings') }).click();
  await page.getByLabel(t('mt_takes_part')).check();
  await page.getByRole('button', { name: t('mt_save') }).click();
  await page.getByText(t('mt_done_saved')).waitFor();
}

async function wish(page: Page, names: string[]): Promise<void> {
  await page.reload();
  for (const [index, name] of names.entries()) {
    await page.getByLabel(t('mt_find')).fill(name);
    const group = page.getByRole('group', { name: t('mt_want').replace('{name}', name), exact: true });
    await group.getByRole('radio', { name: t(index === 0 ? 'mt_want_must' : 'mt_want_gladly') }).check();
  }
  await page.getByRole('button', { name: t('mt_save') }).click();
  await page.getByText(t('mt_done_saved')).waitFor();
}

/** Everybody else, over the API: registers, takes part, and wishes for some by a rule. */
async function registerAll(crowd: Person[], api: string): Promise<void> {
  await Promise.all(
    crowd.map(async (person) => {
      await person.call('POST', `${api}/registration`, { answers: ['Gespräche'] });
      await person.call('PUT', `${api}/meetings/wishes`, { takesPart: true });
    }),
  );
}
async function wishAll(crowd: Person[], api: string): Promise<void> {
  await Promise.all(
    crowd.map(async (person, own) => {
      const { people } = await person.call<{ people: { id: string; name: string }[] }>(
        'GET',
        `${api}/meetings/wishes`,
      );
      const wishes = people
        .filter((_, index) => (index * 7 + own * 3) % 11 === 0)
        .map(({ id }, index) => ({ id, want: index % 3 === 0 ? 'must' : 'gladly' }));
      await person.call('PUT', `${api}/meetings/wishes`, { takesPart: true, wishes });
    }),
  );
}

const agendaOf = (person: Person, api: string) => person.call<Agenda>('GET', `${api}/meetings/agenda`);
/** When and where each person meets whom. */
async function agendasOf(crowd: Person[], api: string): Promise<Set<string>> {
  const all = await Promise.all(crowd.map((person) => agendaOf(person, api)));
  return new Set(
    all.flatMap(({ items }, index) =>
      items.map((one) => [crowd[index]?.name, one.with.name, one.startsAt, one.table].join()),
    ),
  );
}

it('an evening for many: planned, wished for, published to phones, and kept through a late no', async () => {
  const desk = await open(organiser, 1440);
  const address = await publish(desk.page);
  const api = `/api${address}`;
  const [founder, scout, ...others] = people;
  const late = others.pop();
  if (!founder || !scout || !late) throw new Error('too few people');

  await registerAll(others, api);
  const phone = await open(founder, 390);
  const laptop = await open(scout, 1440);
  await register(phone.page, address);
  await register(laptop.page, address);
  await late.call('POST', `${api}/registration`, { answers: [] });
  await wish(phone.page, [scout.name, ...others.slice(0, 5).map(({ name }) => name)]);
  await look(phone.page);
  await wish(laptop.page, [founder.name, ...others.slice(3, 8).map(({ name }) => name)]);
  await wishAll(others, api);

  // Planned and published: the phone shows the agenda by itself.
  await desk.page.reload();
  await desk.page.getByText(`${PEOPLE} nehmen teil`).waitFor();
  await desk.page.getByRole('button', { name: t('mt_plan_do') }).click();
  await desk.page.getByRole('button', { name: t('mt_publish') }).waitFor({ timeout: 120_000 });
  await look(desk.page);
  await desk.page.getByRole('button', { name: t('mt_publish') }).click();
  await desk.page.getByText('Alle haben ihre Termine').waitFor();
  const { page } = phone;
  await page.getByRole('heading', { name: t('mt_agenda'), level: 1 }).waitFor();
  await look(page);
  const times = await page.locator('ol .time b').allTextContents();
  expect(times.length).toBeGreaterThan(2);
  expect(new Set(times).size).toBe(times.length);
  expect(times).toEqual(times.toSorted());
  const mine = await agendaOf(founder, api);
  expect(mine.items.map((one) => one.with.name)).toContain(scout.name);

  // A late no, given on the other screen: the phone shows it at once, and who waited has the place.
  const before = await agendasOf(others, api);
  await laptop.page.goto(address);
  await laptop.page.getByRole('button', { name: t('ev_give_back') }).click();
  await laptop.page.getByText(t('ev_done_given_back')).waitFor();
  await page.getByText(t('mt_off')).waitFor();
  expect(await late.call('GET', `${api}/registration`)).toMatchObject({ status: 'registered' });
  await late.call('PUT', `${api}/meetings/wishes`, { takesPart: true });

  // Planned again, few of the others notice.
  await desk.page.getByText(/ausfallen.*[1-9]/).waitFor();
  await desk.page.getByRole('button', { name: t('mt_replan') }).click();
  await desk.page.getByRole('button', { name: t('mt_publish') }).waitFor({ timeout: 120_000 });
  await desk.page.getByRole('button', { name: t('mt_publish') }).click();
  await page.getByText(t('mt_off')).waitFor({ state: 'detached' });
  const after = await agendasOf(others, api);
  const kept = [...before].filter((line) => after.has(line));
  expect(kept.length / before.size).toBeGreaterThan(0.9);
  expect([...desk.faults, ...phone.faults, ...laptop.faults]).toEqual([]);
}, 240_000);
