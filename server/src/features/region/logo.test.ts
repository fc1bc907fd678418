import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildOperator, type TestPerson } from '../../../test/factories.ts';
import { justBefore } from '../../../test/just-before.ts';
import { Logos } from './model.ts';

let app: TestApp;
let operator: TestPerson;
beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
});
afterAll(() => app.close());

const read = async () => (await call(app, 'region.settings', {}, operator.cookie)).body;
const send = async (bytes: Buffer, name: string) => {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)]), name);
  return fetch(`${app.url}/api/operator/region/logo`, {
    method: 'POST',
    body: form,
    headers: { cookie: operator.cookie, origin: app.url },
  });
};
const draw = (width: number) =>
  sharp({ create: { width, height: 20, channels: 3, background: '#00539b' } })
    .png()
    .toBuffer();
const widthOf = async (logo: string | null) => {
  const shown = await fetch(app.url + (logo ?? ''));
  return (await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).width;
};

describe('the settings of the region', () => {
  it('take a logo, drawn anew, and nothing that runs', async () => {
    const png = await draw(40);
    expect((await send(Buffer.from('<svg onload="alert(1)"/>'), 'logo.svg')).status).toBe(415);
    expect((await request(app, 'GET', '/api/region/logo')).status).toBe(404);
    expect((await send(png, 'logo.png')).status).toBe(200);
    const { logo, ownLogo } = await read();
    expect({ logo, ownLogo }).toMatchObject({
      logo: expect.stringContaining('?v=') as string,
      ownLogo: true,
    });
    const shown = await fetch(app.url + (logo ?? ''));
    expect(shown.headers.get('content-type')).toBe('image/webp');
    expect(await widthOf(logo)).toBe(40);
    await call(app, 'region.dropLogo', {}, operator.cookie);
    expect((await read()).logo).toBeNull();
  });

  it('show the later one of two logos that come at the same moment', async () => {
    await send(await draw(40), 'logo.png');
    const last = await draw(60);
    justBefore(Logos, 'deleteOne', () => send(last, 'logo.png'));
    expect((await send(await draw(50), 'logo.png')).status).toBe(200);
    expect(await widthOf((await read()).logo)).toBe(60);
    expect(await Logos.countDocuments()).toBe(1);
  });
});
