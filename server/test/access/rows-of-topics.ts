import { fillTopics } from '../../src/features/topics/service.ts';
import { call } from '../app.ts';
import { clientId, EVERYBODY, NOBODY, nothing, OPERATOR, PEOPLE, row, type Row } from './row.ts';
import { type Outcomes } from './roles.ts';
import { type World } from './world.ts';

const FIELDS = {
  title: { de: 'Genehmigungen', en: 'Permits' },
  question: { de: 'Wie werden wir schneller?', en: 'How do we become faster?' },
  unit: { de: 'Tage', en: 'days' },
  baseline: { value: 100, on: '2026-01-01', source: 'Bauamt' },
  target: { value: 50, dueOn: '2028-01-01' },
  milestones: [{ key: 'first', title: { de: 'Erstens', en: 'First' }, dueOn: '2027-01-01' }],
};

/** A topic that the owner's own organisation answers for. */
async function filled(w: World, status: 'draft' | 'running'): Promise<string> {
  const now = new Date();
  const written = { personId: w.owner.personId, by: w.owner.name };
  const [id = ''] = await fillTopics([
    {
      ...FIELDS,
      slug: `topic-${w.count()}`,
      status,
      ownerId: w.owner.organisationId,
      text: { de: '', en: '' },
      circle: [],
      codes: [],
      milestones: FIELDS.milestones.map((one) => ({ ...one, doneOn: null })),
      values: [{ value: 90, on: '2026-02-01', source: 'Bauamt', ...written }],
      entries: [{ key: 'entry', kind: 'update', text: { de: 'Guten Tag', en: '' }, at: now, ...written }],
      createdAt: now,
      updatedAt: now,
    },
  ]);
  return id;
}

const running = (w: World) => w.once('topic:running', () => filled(w, 'running'));
/** Everybody sees it; who answers for it, and the operator, keep it up to date. */
const KEEPERS: Outcomes = { ...EVERYBODY, stranger: 401, bare: 403, viewer: 403, foreign: 403 };
const SPEAKERS: Outcomes = { ...PEOPLE, bare: 403, viewer: 403, operator: 403 };

async function said(w: World): Promise<{ id: string; commentId: string }> {
  const id = await running(w);
  const body = { clientId: clientId(w), text: 'Guten Tag' };
  return {
    id,
    commentId: (await call(w.app, 'topics.comment', { params: { id }, body }, w.owner.cookie)).body.id,
  };
}

export const TOPIC_ROWS: Row[] = [
  row('topics.list', EVERYBODY, nothing),
  row('topics.create', OPERATOR, (w) => ({
    body: { ...FIELDS, owner: w.owner.slug, clientId: clientId(w) },
  })),
  row('site.topicPicture', EVERYBODY, async (w) => ({ params: { slug: await running(w) } })),
  row('topics.get', EVERYBODY, async (w) => ({ params: { slug: await running(w) } }), 'running'),
  row(
    'topics.get',
    { ...NOBODY, stranger: 404, editor: 'ok', owner: 'ok', operator: 'ok' },
    async (w) => ({ params: { slug: await w.once('topic:draft', () => filled(w, 'draft')) } }),
    'draft',
  ),
  row('topics.update', OPERATOR, async (w) => ({
    params: { id: await filled(w, 'running') },
    body: { ...FIELDS, owner: w.owner.slug, revision: 0 },
  })),
  row('topics.setStatus', OPERATOR, async (w) => ({
    params: { id: await filled(w, 'running') },
    body: { status: 'reached' },
  })),
  row('topics.addValue', KEEPERS, async (w) => ({
    params: { id: await filled(w, 'running') },
    body: { value: 80, on: '2026-03-01', source: 'Bauamt' },
  })),
  row('topics.removeValue', KEEPERS, async (w) => ({
    params: { id: await filled(w, 'running'), key: '2026-02-01' },
  })),
  row('topics.addEntry', KEEPERS, async (w) => ({
    params: { id: await running(w) },
    body: { clientId: clientId(w), kind: 'decision', text: { de: 'So machen wir das.', en: '' } },
  })),
  row('topics.removeEntry', KEEPERS, async (w) => ({
    params: { id: await filled(w, 'running'), key: 'entry' },
  })),
  row('topics.setMilestone', KEEPERS, async (w) => ({
    params: { id: await running(w), key: 'first' },
    body: { doneOn: '2026-02-03' },
  })),
  row('topics.comments', PEOPLE, async (w) => ({ params: { id: await running(w) } })),
  row('topics.comment', SPEAKERS, async (w) => ({
    params: { id: await running(w) },
    body: { clientId: clientId(w), text: 'Guten Tag' },
  })),
  row('topics.removeComment', { ...KEEPERS, editor: 403 }, async (w) => ({ params: await said(w) })),
];
