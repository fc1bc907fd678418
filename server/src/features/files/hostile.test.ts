import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { beginUpload, download, upload } from './testing.ts';
import { pdf, png } from './fixtures.ts';
import { hostileFiles, type Hostile } from './hostile.ts';

let app: TestApp;
let member: TestMember;
const hostile = await hostileFiles();
beforeAll(async () => {
  app = await startApp();
  member = await buildMember(app);
});
afterAll(() => app.close());

describe('hostile files', () => {
  it('are many', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(60);
  });

  it.each(hostile.map((file) => [file.what, file] as const))('%s does no harm', async (_what, file) => {
    const answer = await upload(app, member, file);
    if (file.expected === 'refused') expect(answer.body).toMatchObject({ code: 'unsupported-media-type' });
    else await expectHarmless(answer.body.id, file);
  });
});

/** Drawn anew, so nothing of what was hidden is left. */
async function expectHarmless(id: string, file: Hostile): Promise<void> {
  const { headers, bytes } = await download(app, id, member.cookie);
  expect(headers.get('content-type')).toBe('image/webp');
  expect(bytes.includes('canary')).toBe(false);
  expect(bytes.includes('PK\u0003\u0004')).toBe(false);
  expect(bytes.length).toBeLessThan(file.bytes.length + 2000);
}

const NAMES = [
  '../../../etc/passwd.png',
  '..\\..\\boot.png',
  '/absolute.png',
  'C:\\temp\\a.png',
  'a\u0000.exe.png',
  'a\r\nSet-Cookie: x=1.png',
  'invoice\u202Egnp.exe.png',
  '<img src=x onerror=alert(1)>.png',
  '"; filename="evil.html.png',
  'con.png',
  '....png',
  `${'ü'.repeat(400)}.png`,
  '%2e%2e%2fa.png',
  '$(reboot).png',
];

describe('hostile names', () => {
  it.each(NAMES)('“%s” becomes one that is safe', async (name) => {
    const answer = await upload(app, member, { name, bytes: await png() });
    // Some are so broken that the form itself is refused.
    if (answer.status === 400) return;
    expect(answer.status).toBe(201);
    expect(answer.body.name).toMatch(/^[^./\\<>"$%\p{C}][^/\\<>"$%\p{C}]{0,130}\.webp$/u);
    const { headers } = await download(app, answer.body.id, member.cookie);
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="[\w.-]+"; filename\*=UTF-8''\S+$/);
    expect(headers.get('set-cookie')).toBeNull();
  });
});

describe('a file that is kept', () => {
  it('is saved, not opened, sandboxed, and never guessed at', async () => {
    const { body } = await upload(app, member, { name: 'deck.pdf', bytes: pdf(), purpose: 'deck' });
    const { headers } = await download(app, body.id, member.cookie);
    expect(headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-type')).toBe('application/pdf');
  });
});

it('takes ten files of a person at the same time, and more when those are done', async () => {
  const [member, another] = [await buildMember(app), await buildMember(app)];
  const incoming = () => readdirSync(path.join(app.deps.config.KLAMMER_DATA_DIR, 'incoming')).length;
  const statusOf = async (of: TestMember) => (await upload(app, of, { name: 'a.pdf', bytes: pdf() })).status;
  expect(await statusOf(member)).toBe(201);
  // It is answered a moment before it is done with.
  await expect.poll(incoming).toBe(0);
  const begun = Array.from({ length: 10 }, () => beginUpload(app, member));
  await expect.poll(incoming).toBe(10);
  expect([await statusOf(member), await statusOf(another)]).toEqual([429, 201]);
  for (const end of begun) end();
  await expect.poll(incoming).toBe(0);
  expect(await statusOf(member)).toBe(201);
});
