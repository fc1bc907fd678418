import { call } from '../app.ts';
import { buildMember } from '../factories.ts';
import { ACTING, EDITORS, EVERYBODY, MEMBERS, nothing, OPERATOR, row, type Row } from './row.ts';
import { type World } from './world.ts';

async function mediated(w: World): Promise<string> {
  const body = {
    firstId: (await buildMember(w.app)).organisationId,
    secondId: w.partner.organisationId,
    message: 'Guten Tag',
  };
  return (await call(w.app, 'introductions.mediate', { body }, w.people.operator?.cookie)).body.id;
}

async function blocked(w: World): Promise<string> {
  const { organisationId: id } = await buildMember(w.app);
  await call(w.app, 'blocks.add', { params: { id } }, w.owner.cookie);
  return id;
}

/** Mediation, room for requests, reply records and blocks. */
export const INTRODUCTION_ROWS: Row[] = [
  row('introductions.capacity', MEMBERS, nothing),
  row('introductions.setCapacity', ACTING, () => ({ body: { most: 5 } })),
  row('introductions.replies', EVERYBODY, (w) => ({ params: { id: w.partner.organisationId } })),
  row('introductions.standing', MEMBERS, (w) => ({ params: { id: w.partner.organisationId } })),
  row('introductions.mediate', OPERATOR, (w) => ({
    body: { firstId: w.asker.organisationId, secondId: w.partner.organisationId, message: 'Guten Tag' },
  })),
  row('matches.suggestions', OPERATOR, (w) => ({ params: { profileId: w.partner.organisationId } })),
  row('matches.between', OPERATOR, (w) => ({
    params: { profileId: w.asker.organisationId, otherId: w.partner.organisationId },
  })),
  row('introductions.mediated', OPERATOR, nothing),
  row('introductions.callOff', OPERATOR, async (w) => ({
    params: { id: await w.once('mediated', () => mediated(w)) },
  })),
  row('blocks.list', MEMBERS, nothing),
  row('blocks.add', ACTING, async (w) => ({
    params: { id: await w.once('unwanted', async () => (await buildMember(w.app)).organisationId) },
  })),
  row('blocks.remove', EDITORS, async (w) => ({
    params: { id: await blocked(w) },
  })),
];
