import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember } from '../../../test/factories.ts';
import { pdf } from './fixtures.ts';
import { sweepFiles } from './service.ts';
import { download, startBucket, upload } from './testing.ts';

let bucket: Awaited<ReturnType<typeof startBucket>>;
let app: TestApp;
beforeAll(async () => {
  bucket = await startBucket();
  app = await startApp({ env: { S3_URL: bucket.url } });
});
afterAll(async () => {
  await app.close();
  await bucket.close();
});

it('refuses for now while the file storage is away, and leaves nothing behind once it is back', async () => {
  const one = await buildMember(app);
  const send = () => upload(app, one, { name: 'a.pdf', bytes: pdf() });
  const { body } = await send();
  bucket.setAway(true);
  expect((await send()).body).toMatchObject({ code: 'unavailable' });
  expect((await download(app, body.id, one.cookie)).status).toBe(503);
  expect((await call(app, 'files.discard', { params: { id: body.id } }, one.cookie)).status).toBe(503);
  await expect(sweepFiles(app.deps)).rejects.toMatchObject({ code: 'unavailable' });
  bucket.setAway(false);
  await sweepFiles(app.deps);
  expect((await call(app, 'files.usage', {}, one.cookie)).body).toMatchObject({ usedBytes: 0, files: 0 });
  expect(bucket.objects.size).toBe(0);
});
