import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { matchJobs } from './service.ts';

let app: TestApp;
let founder: TestMember;
beforeAll(async () => {
  app = await startApp();
  founder = await buildMember(app, { kind: 'startup' });
});
afterAll(() => app.close());

it('tells the pages of those a new profile fits, and nobody while nothing changes', async () => {
  const told: string[] = [];
  const deps = {
    ...app.deps,
    publish: (audience: { organisations: string[] } | { persons: string[] }, name: string) => {
      if (name === 'matches:changed' && 'organisations' in audience) told.push(...audience.organisations);
    },
  };
  const run = async () => {
    for (const job of matchJobs) await job.run(deps);
  };
  await run();
  await run();
  expect(told).toEqual([]);
  const scout = await buildMember(app, { kind: 'company' });
  await run();
  expect(told).toContain(founder.organisationId);
  expect(told).not.toContain(scout.organisationId);
  told.length = 0;
  await run();
  expect(told).toEqual([]);
});
