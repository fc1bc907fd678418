import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WHOLE } from '../../app.ts';
import { type ExportedFile, type PersonalData } from '../../contributions/personal-data.ts';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import {
  buildConversation,
  buildMember,
  buildOperator,
  PASSWORD,
  signUp,
  type TestPerson,
} from '../../../test/factories.ts';
import { makeOperator } from '../../../test/operators.ts';
import { incomingFolder } from '../../storage/incoming.ts';
import { Members, Organisations } from '../organisations/model.ts';
import { addMember } from '../organisations/service.ts';
import { Notifications } from '../notifications/model.ts';
import { People, Sessions } from '../accounts/model.ts';
import { notify } from '../notifications/service.ts';
import { buildExports, eraseDue, runRetention } from './service.ts';

const DAY_MS = 86_400_000;
let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const later = (days: number): void => app.setNow(new Date(Date.now() + days * DAY_MS));
const idOf = async ({ cookie }: TestPerson): Promise<string> =>
  (await call(app, 'accounts.me', {}, cookie)).body.person?.id ?? '';
const start = ({ cookie }: TestPerson) => call(app, 'privacy.startExport', {}, cookie);
const state = async ({ cookie }: TestPerson) => (await call(app, 'privacy.state', {}, cookie)).body;
const erase = ({ cookie }: TestPerson, password = PASSWORD) =>
  call(app, 'privacy.requestErasure', { body: { password } }, cookie);
const download = ({ cookie }: { cookie?: string }, id: string) =>
  request(app, 'GET', `/api/me/exports/${id}/file`, { cookie });

describe('an export', () => {
  it('is built in the background, announced by mail, and downloaded by its owner only', async () => {
    const { founder, scout } = await buildConversation(app);
    const asked = await start(founder);
    expect(asked.body).toMatchObject({ state: 'waiting', done: 0 });
    expect((await start(founder)).body.id).toBe(asked.body.id);
    expect((await download(founder, asked.body.id)).status).toBe(404);
    await buildExports(app.deps, WHOLE.personal);
    expect((await state(founder)).export).toMatchObject({ state: 'ready', done: WHOLE.personal.length });
    expect(app.deps.mailer.kept()[0]).toMatchObject({ to: founder.email });
    const zip = await download(founder, asked.body.id);
    expect(zip.headers.get('content-disposition')).toContain('attachment');
    for (const { name } of WHOLE.personal) expect(zip.body).toContain(`${name}.json`);
    expect((await download(scout, asked.body.id)).status).toBe(404);
    expect((await download({}, asked.body.id)).status).toBe(401);
    expect((await download(founder, 'f'.repeat(24))).status).toBe(404);
  });

  it('takes the place of the one before', async () => {
    const person = await signUp(app);
    const first = (await start(person)).body.id;
    await buildExports(app.deps, WHOLE.personal);
    expect((await download(person, first)).status).toBe(200);
    later(0);
    const second = (await start(person)).body.id;
    expect((await download(person, first)).status).toBe(200);
    await buildExports(app.deps, WHOLE.personal);
    expect((await download(person, second)).status).toBe(200);
    expect((await download(person, first)).status).toBe(404);
    expect(await app.deps.files.get(`export-${first}.zip`)).toBeNull();
  });

  it('opens one file after the other, whatever they weigh together', async () => {
    const person = await signUp(app);
    const { body } = await start(person);
    let [open, most] = [0, 0];
    // What a kill leaves of it lies where files that were on their way are swept up.
    const incoming = () => readdirSync(incomingFolder(app.deps.config.KLAMMER_DATA_DIR));
    const begun = new Set<number>();
    const file = (name: string): ExportedFile => ({
      name,
      open: async () => {
        most = Math.max(most, (open += 1));
        begun.add(incoming().length);
        return (async function* () {
          yield Buffer.from(`${name} `.repeat(1000));
          open -= 1;
        })();
      },
    });
    const files = ['../../one', 'two', 'three'].map(file);
    const part = { name: 'pictures', export: async () => ({ data: [], files }) } as unknown as PersonalData;
    await buildExports(app.deps, [part]);
    expect((await state(person)).export).toMatchObject({ state: 'ready' });
    const zip = String((await download(person, body.id)).body);
    for (const name of ['1-one', '2-two', '3-three']) expect(zip).toContain(`pictures/${name}`);
    expect([open, most]).toEqual([0, 1]);
    expect([...begun, ...incoming()]).toEqual([1]);
  });

  it('fails, and is over, where a file cannot be read', async () => {
    const person = await signUp(app);
    await start(person);
    const breaks = async function* () {
      yield Buffer.from('half');
      throw new Error('gone');
    };
    for (const open of [async () => breaks(), async () => Promise.reject(new Error('away'))]) {
      await start(person);
      const files = [{ name: 'a', open }];
      const part = { name: 'pictures', export: async () => ({ data: [], files }) } as unknown as PersonalData;
      await buildExports(app.deps, [part]);
      expect((await state(person)).export).toMatchObject({ state: 'failed' });
    }
  });

  it('expires after a week', async () => {
    const person = await signUp(app);
    const { body } = await start(person);
    await buildExports(app.deps, WHOLE.personal);
    later(8);
    expect((await download(person, body.id)).status).toBe(404);
    expect((await state(person)).export).toBeNull();
    await runRetention(
      app.deps,
      WHOLE.retention.filter(({ name }) => name === 'exports'),
    );
    expect(await app.deps.files.get(`export-${body.id}.zip`)).toBeNull();
    later(0);
  });

  it('holds no token with which one could sign in', async () => {
    const person = await signUp(app);
    const account = WHOLE.personal.find(({ name }) => name === 'account');
    const subject = { personId: await idOf(person), email: person.email };
    const text = JSON.stringify(await account?.export(app.deps, subject));
    expect(text).toContain(person.email);
    expect(text).not.toMatch(/token|password|hash/i);
  });
});

describe('an erasure', () => {
  it('needs the password once more, and can be taken back', async () => {
    const person = await signUp(app);
    expect((await erase(person, 'not the right passphrase')).body).toMatchObject({ code: 'invalid-input' });
    expect((await state(person)).erasure).toBeNull();
    const { body } = await erase(person);
    expect(new Date(body.dueAt).getTime() - new Date(body.requestedAt).getTime()).toBe(14 * DAY_MS);
    expect((await erase(person)).body).toEqual(body);
    await call(app, 'privacy.cancelErasure', {}, person.cookie);
    later(15);
    await eraseDue(app.deps, WHOLE.personal);
    later(0);
    expect((await call(app, 'accounts.me', {}, person.cookie)).body.person).not.toBeNull();
  });

  it('cannot be taken back once its day has come, when half of it may be done', async () => {
    const person = await signUp(app);
    await erase(person);
    later(15);
    const late = await call(app, 'privacy.cancelErasure', {}, person.cookie);
    expect(late.body).toMatchObject({ code: 'not-possible-now' });
    await eraseDue(app.deps, WHOLE.personal);
    later(0);
    expect((await call(app, 'accounts.me', {}, person.cookie)).body.person).toBeNull();
  });

  it('leaves an operator, whether two ask one after the other or at once', async () => {
    await People.updateMany({ operator: true }, { $set: { operator: false } });
    const [one, other] = [await makeOperator(app), await makeOperator(app)];
    expect((await erase(one)).status).toBe(201);
    expect((await erase(other)).body).toMatchObject({ code: 'not-possible-now' });
    await call(app, 'privacy.cancelErasure', {}, one.cookie);
    const answers = await Promise.all([one, other].map((person) => erase(person)));
    const going = answers.filter(({ status }) => status === 201).length;
    expect(going).toBeLessThan(2);
    const planned = await Promise.all([one, other].map(async (person) => (await state(person)).erasure));
    expect(planned.filter((plan) => plan !== null)).toHaveLength(going);
    await People.updateMany({ operator: true }, { $set: { operator: false } });
  });

  it('is refused to strangers, to broken input, and to the only operator', async () => {
    expect((await call(app, 'privacy.requestErasure', { body: { password: PASSWORD } })).status).toBe(401);
    const person = await signUp(app);
    const broken = await request(app, 'POST', '/api/me/erasure', { cookie: person.cookie, body: {} });
    expect(broken.status).toBe(400);
    expect((await erase(await buildOperator(app))).body).toMatchObject({ code: 'not-possible-now' });
  });

  it('leaves messages to others under a deleted account, and ends all sessions', async () => {
    const { founder, scout, conversationId } = await buildConversation(app);
    const message = { clientId: 'a'.repeat(16), text: 'Das bleibt' };
    await call(app, 'conversations.send', { params: { id: conversationId }, body: message }, founder.cookie);
    await erase(founder);
    later(15);
    await eraseDue(app.deps, WHOLE.personal);
    later(0);
    expect((await call(app, 'accounts.me', {}, founder.cookie)).body.person).toBeNull();
    const { body } = await call(
      app,
      'conversations.messages',
      { params: { id: conversationId } },
      scout.cookie,
    );
    expect(body.items).toMatchObject([{ text: 'Das bleibt', sender: { name: 'Gelöschtes Konto' } }]);
    expect((await call(app, 'conversations.list', {}, scout.cookie)).status).toBe(200);
  });

  it('lets nobody write in their name while it runs', async () => {
    const person = await signUp(app);
    await erase(person);
    later(15);
    let status = 0;
    const part = {
      name: 'slow',
      erase: async () => {
        status = (await call(app, 'privacy.state', {}, person.cookie)).status;
      },
    } as unknown as PersonalData;
    await eraseDue(app.deps, [part, ...WHOLE.personal]);
    later(0);
    expect(status).toBe(401);
  });

  it('takes all of an organisation along, though a kill comes once nobody belongs to it any more', async () => {
    const { organisationId, ...alone } = await buildMember(app);
    await erase(alone);
    later(15);
    const die = () => Promise.reject(new Error('as if the process were killed'));
    const cut = () => Members.deleteMany({ organizationId: organisationId }).then(die);
    const parts = WHOLE.personal.map((part) =>
      part.name === 'organisations' ? { ...part, eraseOrganisation: cut } : part,
    );
    await eraseDue(app.deps, parts);
    expect(await Organisations.exists({ _id: organisationId })).not.toBeNull();
    await eraseDue(app.deps, WHOLE.personal);
    expect(await Organisations.exists({ _id: organisationId })).toBeNull();
    later(0);
  });

  it('takes an organisation along that nobody else can lead, and hands over one that an editor can', async () => {
    const [alone, led] = [await buildMember(app), await buildMember(app)];
    const editor = await signUp(app);
    await addMember(led.organisationId, await idOf(editor), 'editor', new Date());
    // Who only looks on does not lead it on, and has it until it is gone.
    const viewer = await signUp(app);
    await addMember(alone.organisationId, await idOf(viewer), 'viewer', new Date());
    expect((await state(led)).organisations).toMatchObject([{ fate: 'handed-over' }]);
    expect((await state(alone)).organisations).toMatchObject([{ fate: 'erased' }]);
    await erase(alone);
    await erase(led);
    later(15);
    let acting: unknown;
    const part = {
      name: 'slow',
      erase: () => Promise.resolve(),
      eraseOrganisation: async () => {
        acting = (await call(app, 'accounts.me', {}, viewer.cookie)).body.organisations;
      },
    } as unknown as PersonalData;
    await eraseDue(app.deps, [part, ...WHOLE.personal]);
    later(0);
    // Nobody writes for it while it is taken away.
    expect(acting).toEqual([]);
    expect((await call(app, 'profiles.get', { params: { slug: alone.slug } })).status).toBe(404);
    const { body } = await call(app, 'accounts.me', {}, editor.cookie);
    expect(body.organisations).toMatchObject([{ id: led.organisationId, role: 'owner' }]);
  });
});

describe('retention', () => {
  it('deletes what has had its time, and nothing sooner', async () => {
    const person = await signUp(app);
    const personId = await idOf(person);
    const news = { de: 'Neu', en: 'New' };
    const to = { persons: [personId] };
    await notify(app.deps, {
      key: 'r',
      type: 'introduction-asked',
      to,
      title: news,
      text: news,
      path: '/home',
    });
    const count = () =>
      Promise.all([
        Notifications.countDocuments({ personId }),
        Sessions.countDocuments({ userId: personId }),
      ]);
    await runRetention(app.deps, WHOLE.retention);
    expect(await count()).toEqual([1, 1]);
    later(100);
    await runRetention(app.deps, WHOLE.retention);
    expect(await count()).toEqual([1, 0]);
    later(200);
    await runRetention(app.deps, WHOLE.retention);
    expect(await count()).toEqual([0, 0]);
    later(0);
  });
});
