import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWindow, wordsOf } from './support/browser.ts';
import { createMember, createPerson, introduce, type Member, type Person } from './support/members.ts';
import { PASSWORD, vouchFor } from './support/people.ts';
import { startServer, type RunningServer } from './support/server.ts';

/** Nothing in here touches a mouse: what Tab does not reach is not there. */
const t = wordsOf('de');
const MOST_STEPS = 150;
let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ KLAMMER_DEMO: 'false' });
});
afterAll(async () => {
  expect(await server?.stop()).toBe(0);
});

async function open(person: Person, path: string) {
  const opened = await openWindow(server.url);
  await person.enter(opened.context);
  await opened.page.goto(path);
  return opened;
}

interface Focus {
  name: string;
  isVisible: boolean;
}
/** What has the focus, and whether one sees so. */
const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(`(() => {
    const one = document.activeElement;
    const label = one.labels?.[0];
    const frames = [one, label, one.parentElement].filter(Boolean).map((element) => getComputedStyle(element));
    const { top, bottom } = one.getBoundingClientRect();
    return {
      name: (one.getAttribute('aria-label') ?? label?.innerText ?? one.innerText ?? '').trim(),
      isVisible: bottom > 0 && top < innerHeight
        && frames.some((style) => style.outlineStyle !== 'none'),
    };
  })()`);

/** Goes on with Tab to what is called so; everything on the way can be seen to have the focus. */
async function tabTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press(key);
    const focus = await focusOf(page);
    expect(focus.isVisible, `one sees that "${focus.name}" has the focus`).toBe(true);
    if (focus.name.startsWith(name)) return;
  }
  throw new Error(`${name} is not reached by ${key}`);
}
async function tabAndType(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}
/** Chooses a keyword with the arrows. */
async function tabAndPick(page: Page, label: string, word: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.type(word);
  await page.getByRole('option', { name: word }).waitFor();
  await page.keyboard.press('Enter');
}
async function tabAndPress(page: Page, name: string, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press(key);
}
const activePlace = (page: Page) => page.evaluate<string>('document.activeElement.tagName');

describe('by keyboard alone', () => {
  it('somebody founds an organisation, fills its profile and publishes it', async () => {
    const { page, context, faults } = await open(await createPerson(server.url), '/welcome');
    await tabTo(page, 'Start-up');
    await page.keyboard.press('ArrowDown');
    await tabAndType(page, t('welcome_name'), 'Kaiwerk');
    await tabAndPress(page, t('welcome_submit'));
    await page.waitForURL('**/profile*');
    await tabAndType(page, `${t('edit_headline')} · ${t('language_de')}`, 'Krane, die mitdenken');
    await tabAndPress(page, t('edit_next'));
    await page.waitForURL('**step=exchange');
    await tabAndPick(page, t('edit_what_need'), 'Daten');
    await tabAndPick(page, t('edit_what_offer'), 'Pilotkunde');
    for (const step of ['place', 'money', 'team', 'text']) {
      await tabAndPress(page, t('edit_next'));
      await page.waitForURL(`**step=${step}`);
    }
    await tabAndPress(page, t('edit_publish'));
    await page.waitForURL('**/matches');
    const { profile } = (await (await context.request.get('/api/profile')).json()) as { profile: object };
    expect(profile).toMatchObject({ kind: 'company', status: 'published', needs: [{ code: 'data' }] });
    expect(faults).toEqual([]);
  });

  it('two sides write an agreement with a milestone and sign it', async () => {
    const founder = await createMember(server.url, 'startup', 'Pegelblick');
    const scout = await createMember(server.url, 'company', 'Hafenwerk');
    const conversationId = await introduce(founder, scout);
    const { id } = await founder.call<{ id: string }>('POST', '/api/agreements', {
      clientId: 'by-keyboard-alone',
      conversationId,
      template: 'mentoring',
      language: 'de',
    });
    const { page, faults } = await open(founder, `/agreements/${id}`);
    await tabAndPress(page, t('agreement_edit'));
    await page.waitForURL('**edit=yes');
    await tabAndType(page, t('agreement_part_purpose'), 'Ein Jahr gemeinsam am Kai messen.');
    await tabAndPress(page, t('agreement_add_milestone'));
    await page.keyboard.type('Sensoren aufgebaut');
    await tabAndPress(page, t('agreement_save'));
    // Refused: the hand is on what is missing.
    await expect.poll(async () => (await focusOf(page)).name).toBe(t('agreement_milestone_due'));
    await page.keyboard.type('01032040');
    await tabAndPress(page, t('agreement_save'));
    await page.getByText(t('agreement_signatures')).waitFor();
    await tabAndPress(page, t('agreement_propose'));
    await page.getByText(t('agreement_status_proposed'), { exact: true }).first().waitFor();
    await sign(page);

    const other = await open(scout, `/agreements/${id}`);
    await sign(other.page);
    await other.page.getByText(t('agreement_status_active')).first().waitFor();
    expect([...faults, ...other.faults]).toEqual([]);
  });

  it('somebody registers for an event and gives the place back, and stays where they were', async () => {
    const partner = await createMember(server.url, 'partner', 'Transferwerk');
    await vouchFor(server, partner.id);
    const event = await publishEvent(partner);
    const { page, faults } = await open(await createPerson(server.url), `/events/${event}`);
    await tabAndType(page, 'Was suchen Sie?', 'Einen Pilotkunden');
    await tabAndPress(page, t('ev_register'));
    await page.getByText(t('ev_done_registered')).waitFor();
    // The button is gone; its panel has the focus, and what comes next is in it.
    await expect.poll(() => activePlace(page)).toBe('SECTION');
    await tabAndPress(page, t('ev_give_back'), 'Space');
    await page.getByRole('button', { name: t('ev_register') }).waitFor();
    await expect.poll(() => activePlace(page)).toBe('SECTION');
    await tabTo(page, t('ev_register'));
    expect(faults).toEqual([]);
  });

  it('a small form is unfolded, folded by Escape and used', async () => {
    const asking = await createMember(server.url, 'startup', 'Kranwinde');
    const asked = await createMember(server.url, 'company', 'Lotsenhaus');
    await asking.call('POST', '/api/introductions', { profileId: asked.id, message: 'Guten Tag' });
    const { page, faults } = await open(asked, '/introductions');
    await tabAndPress(page, t('intro_decline'));
    await tabTo(page, t('intro_reason_not_now'));
    await page.keyboard.press('Escape');
    expect((await focusOf(page)).name).toBe(t('intro_decline'));
    expect(await page.locator('details[open] fieldset').count()).toBe(0);
    await page.keyboard.press('Enter');
    await tabAndPress(page, t('intro_decline_send'));
    await page.getByText(t('intro_status_declined')).first().waitFor();
    await expect.poll(() => activePlace(page)).not.toBe('BODY');
    expect(faults).toEqual([]);
  });
});

async function sign(page: Page): Promise<void> {
  await tabAndType(page, t('agreement_password'), PASSWORD);
  await tabAndPress(page, t('agreement_sign'));
  await page.locator('li.signed').first().waitFor();
}

async function publishEvent(partner: Member): Promise<string> {
  const { id } = await partner.call<{ id: string }>('POST', '/api/events', {
    clientId: 'event-by-keyboard',
    kind: 'pitch',
    title: { de: 'Ruhrpitch', en: 'Ruhrpitch' },
    text: { de: 'Fünf Gründungen, fünf Minuten.', en: 'Five start-ups, five minutes.' },
    start: '2040-03-01T17:00',
    end: '2040-03-01T20:00',
    venue: { name: 'Altes Pumpwerk', street: 'Am Innenhafen 1', city: 'Duisburg' },
    capacity: 20,
    questions: [{ de: 'Was suchen Sie?', en: 'What are you looking for?' }],
  });
  await partner.call('POST', `/api/events/${id}/publish`);
  return id;
}

it('shows where one is to who chose the colours themselves', async () => {
  const founder = await createMember(server.url, 'startup', 'Farbwahl');
  const { page, context } = await openWindow(server.url);
  await founder.enter(context);
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/agreements');
  const lineOf = (tab: string) =>
    page.evaluate<[string, string]>(`(() => {
      const style = getComputedStyle(document.querySelector('main nav ${tab}'));
      return [style.outlineStyle, style.borderBottomColor];
    })()`);
  const [current, other] = [await lineOf('a[aria-current]'), await lineOf('a:not([aria-current])')];
  expect([current[0], other[0]]).toEqual(['solid', 'none']);
  expect(current[1]).not.toBe(other[1]);
});
