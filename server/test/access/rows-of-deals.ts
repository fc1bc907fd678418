import { call } from '../app.ts';
import { ACTING, EDITORS, INSIDERS, MEMBERS, nothing, row, type Row } from './row.ts';
import { type World } from './world.ts';

/** A deal of the organisation about a profile, so that all of it can be done. */
async function add(w: World): Promise<string> {
  const body = { profileId: w.partner.organisationId };
  return (await call(w.app, 'deals.add', { body }, w.owner.cookie)).body.id;
}
const shared = (w: World) => w.once('deal', () => add(w));
const fresh = async (w: World): Promise<string> =>
  (await call(w.app, 'deals.add', { body: { name: `Fremd ${w.count()}` } }, w.owner.cookie)).body.id;

async function note(w: World): Promise<{ id: string; key: string }> {
  const id = await shared(w);
  const input = { params: { id }, body: { text: 'Nur für uns.' } };
  const { body } = await call(w.app, 'deals.addNote', input, w.owner.cookie);
  return { id, key: body.notes[0]?.key ?? '' };
}

async function task(w: World): Promise<{ id: string; key: string }> {
  const id = await fresh(w);
  const input = { params: { id }, body: { title: 'Anrufen', dueOn: '2040-01-01' } };
  const { body } = await call(w.app, 'deals.addTask', input, w.owner.cookie);
  return { id, key: body.tasks[0]?.key ?? '' };
}

async function view(w: World): Promise<string> {
  const body = { name: 'Meine', query: 'due=week' };
  return (await call(w.app, 'deals.saveView', { body }, w.owner.cookie)).body.views.at(-1)?.key ?? '';
}

const stages = [
  ...['noticed', 'screening', 'meeting', 'diligence', 'terms'].map((key) => ({
    key,
    name: '',
    type: 'open' as const,
  })),
  { key: 'declined', name: '', type: 'lost' as const },
];

export const DEAL_ROWS: Row[] = [
  row('deals.pipeline', MEMBERS, nothing),
  row('deals.setPipeline', ACTING, () => ({ body: { revision: 0, stages, criteria: [] } })),
  row('deals.saveView', ACTING, (w) => ({ body: { name: `Sicht ${w.count()}`, query: '' } })),
  row('deals.removeView', EDITORS, async (w) => ({ params: { key: await view(w) } })),
  row('deals.list', MEMBERS, nothing),
  row('deals.add', ACTING, (w) => ({ body: { profileId: w.partner.organisationId } })),
  row('deals.import', ACTING, () => ({ body: { csv: 'name\nHafenbau' } })),
  row('deals.move', EDITORS, async (w) => ({
    body: { moves: [{ id: await fresh(w), from: 'noticed', to: 'screening' }] },
  })),
  row('deals.figures', MEMBERS, nothing),
  row('deals.export', MEMBERS, nothing),
  row('deals.shared', MEMBERS, nothing),
  row('deals.get', INSIDERS, async (w) => ({ params: { id: await shared(w) } })),
  row('deals.update', EDITORS, async (w) => ({ params: { id: await shared(w) }, body: { source: 'event' } })),
  row('deals.remove', EDITORS, async (w) => ({ params: { id: await fresh(w) } })),
  row('deals.addNote', EDITORS, async (w) => ({ params: { id: await shared(w) }, body: { text: 'Gut.' } })),
  row('deals.removeNote', EDITORS, async (w) => ({ params: await note(w) })),
  row('deals.addTask', EDITORS, async (w) => ({
    params: { id: await shared(w) },
    body: { title: 'Anrufen', dueOn: '2040-01-01' },
  })),
  row('deals.setTask', EDITORS, async (w) => ({ params: await task(w), body: { done: true } })),
  row('deals.share', EDITORS, async (w) => ({ params: { id: await shared(w) }, body: { stage: true } })),
  row('deals.unshare', EDITORS, async (w) => ({ params: { id: await shared(w) } })),
];
