import { fillRequests } from '../../src/features/requests/service.ts';
import { apply, askFor, publishRequest, save } from '../../src/features/requests/testing.ts';
import { call } from '../app.ts';
import { ACTING, EDITORS, EVERYBODY, INSIDERS, MEMBERS, nothing, row, type Row } from './row.ts';
import { type World } from './world.ts';

const DAY_MS = 86_400_000;
const { clientId: _, ...FIELDS } = askFor({ deadline: null });

/** A request of the owner's own organisation, a start-up, which it could not publish by itself. */
async function filled(w: World, status: 'draft' | 'published', applied?: 'submitted'): Promise<string> {
  const application = {
    organisationId: w.partner.organisationId,
    status: applied ?? ('draft' as const),
    pitch: 'Guten Tag',
    answers: [],
    shortlisted: false,
    changedBy: { personId: w.owner.personId, personName: 'Somebody' },
    at: new Date(),
  };
  const [id = ''] = await fillRequests([
    {
      organisationId: w.owner.organisationId,
      fields: {
        gives: { de: '', en: '' },
        budgetMinEur: null,
        budgetMaxEur: null,
        offers: [],
        stages: [],
        audience: 'public',
        anonymous: false,
        kind: 'pilot',
        title: { de: 'Gesuch', en: 'Request' },
        problem: { de: 'Aufgabe', en: 'Task' },
        topics: FIELDS.topics ?? [],
        seeks: FIELDS.seeks ?? [],
        questions: [],
      },
      status,
      createdAt: new Date(),
      deadlineAt: new Date(Date.now() + 30 * DAY_MS),
      applications: applied ? [application] : [],
    },
  ]);
  return id;
}

/** A request with something that the partner sent to it. */
async function candidate(w: World): Promise<{ id: string; applicationId: string }> {
  const id = await filled(w, 'published', 'submitted');
  const { body } = await call(w.app, 'applications.list', { params: { id } }, w.owner.cookie);
  return { id, applicationId: body.items[0]?.id ?? '' };
}

const open = (w: World) => w.once('request:open', () => filled(w, 'published'));
const reviewed = (w: World) => w.once('request:candidate', () => candidate(w));
const ofPartner = (w: World) => publishRequest(w.app, w.partner, { deadline: '2040-01-01T12:00' });
/** What is published everybody sees, and only its editors change. */
const OPEN_EDITORS = { ...EDITORS, foreign: 403 } as const;

export const REQUEST_ROWS: Row[] = [
  row('requests.list', EVERYBODY, nothing),
  row('requests.own', MEMBERS, nothing),
  row('requests.create', ACTING, () => ({ body: askFor({}) })),
  row('site.requestPicture', EVERYBODY, async (w) => ({ params: { id: await open(w) } })),
  row('requests.get', EVERYBODY, async (w) => ({ params: { id: await open(w) } }), 'published'),
  row(
    'requests.get',
    { ...EVERYBODY, stranger: 404, bare: 404, foreign: 404, operator: 404 },
    async (w) => ({ params: { id: await w.once('request:draft', () => filled(w, 'draft')) } }),
    'draft',
  ),
  row('requests.update', EDITORS, async (w) => ({
    params: { id: await filled(w, 'draft') },
    body: { ...FIELDS, revision: 0 },
  })),
  row('requests.publish', EDITORS, async (w) => ({ params: { id: await filled(w, 'draft') } })),
  row('requests.remove', EDITORS, async (w) => ({ params: { id: await filled(w, 'draft') } })),
  row('requests.postpone', OPEN_EDITORS, async (w) => ({
    params: { id: await open(w) },
    body: { deadline: '2040-01-01T12:00' },
  })),
  row('requests.withdraw', OPEN_EDITORS, async (w) => ({ params: { id: await filled(w, 'published') } })),
  row('requests.close', OPEN_EDITORS, async (w) => ({ params: { id: await open(w) } })),

  row('applications.mine', MEMBERS, nothing),
  row('applications.own', INSIDERS, async (w) => {
    const id = await w.once('request:applied', async () => {
      const request = await ofPartner(w);
      await save(w.app, w.owner, request.id);
      return request.id;
    });
    return { params: { id } };
  }),
  row('applications.save', ACTING, async (w) => ({
    params: { id: (await ofPartner(w)).id },
    body: { pitch: 'Guten Tag' },
  })),
  row('applications.submit', EDITORS, async (w) => {
    const { id } = await ofPartner(w);
    await save(w.app, w.owner, id);
    return { params: { id } };
  }),
  row('applications.takeBack', EDITORS, async (w) => {
    const { id } = await ofPartner(w);
    await apply(w.app, w.owner, id);
    return { params: { id } };
  }),
  row('applications.list', INSIDERS, async (w) => ({ params: { id: (await reviewed(w)).id } })),
  row('applications.review', EDITORS, async (w) => ({ params: await reviewed(w), body: { fit: 4 } })),
  row('applications.shortlist', EDITORS, async (w) => ({
    params: await reviewed(w),
    body: { shortlisted: true },
  })),
  row('applications.decline', EDITORS, async (w) => {
    const { id, applicationId } = await candidate(w);
    return { params: { id }, body: { applicationIds: [applicationId], reason: 'budget' } };
  }),
  row('applications.choose', EDITORS, async (w) => ({ params: await candidate(w) })),
  row('applications.draftAgreement', EDITORS, async (w) => ({ params: await reviewed(w), body: {} })),
];
