import { fillMemberships } from '../../src/features/membership/service.ts';
import { call } from '../app.ts';
import {
  ACTING,
  clientId,
  EDITORS,
  EVERYBODY,
  INSIDERS,
  MEMBERS,
  nothing,
  OPERATOR,
  row,
  type Row,
} from './row.ts';
import { type World } from './world.ts';

const KEY = 'filled-booking-0'.padEnd(20, '0');

/** A membership of the owner's own organisation. */
async function filled(w: World, status: 'applied' | 'active', startsOn = '2026-01-01'): Promise<string> {
  const isActive = status === 'active';
  const [id = ''] = await fillMemberships([
    {
      organisationId: w.owner.organisationId,
      plan: 'company',
      status,
      startsOn: isActive ? startsOn : null,
      endsOn: isActive ? '2099-12-31' : null,
      note: '',
      foundedOn: null,
      by: { personId: w.owner.personId, name: w.owner.name },
      at: new Date(Date.now() + w.count()),
      used: isActive ? [{ service: 'room', wish: '', on: null }] : [],
    },
  ]);
  return id;
}

/** There is one open application at a time: the one before is taken back. */
async function applied(w: World): Promise<string> {
  const { body } = await call(w.app, 'membership.own', {}, w.owner.cookie);
  const open = body.items.find(({ status }) => status === 'applied' || status === 'checked');
  if (open) await call(w.app, 'membership.withdraw', { params: { id: open.id } }, w.owner.cookie);
  return filled(w, 'applied');
}

let day = 0;
/** Periods of one organisation begin on different days. */
const period = (w: World) =>
  filled(
    w,
    'active',
    `2025-${String((day += 1) % 12 || 12).padStart(2, '0')}-${String((day % 28) + 1).padStart(2, '0')}`,
  );
const running = (w: World) => w.once('membership:running', () => period(w));
const own = { ...EDITORS, operator: 403 } as const;

export const MEMBERSHIP_ROWS: Row[] = [
  row('membership.offer', EVERYBODY, nothing),
  row('membership.setOffer', OPERATOR, () => ({
    body: {
      plans: [
        {
          key: 'company',
          name: { de: 'Unternehmen', en: 'Company' },
          text: { de: '', en: '' },
          feeEurPerYear: 1,
          months: 12,
          kinds: ['startup'],
          places: [],
          youngerThanYears: null,
          needsProof: false,
          services: [],
        },
      ],
      services: [],
      revision: 77,
    },
  })),
  row('membership.own', MEMBERS, nothing),
  row('membership.apply', ACTING, (w) => ({ body: { clientId: clientId(w), plan: 'company' } })),
  row('membership.withdraw', own, async (w) => ({ params: { id: await applied(w) } })),
  row('membership.check', OPERATOR, async (w) => ({ params: { id: await applied(w) }, body: {} })),
  row('membership.decide', OPERATOR, async (w) => ({
    params: { id: await applied(w) },
    body: { accept: false, decidedOn: '2026-01-02' },
  })),
  row('membership.verify', EVERYBODY, async (w) => {
    const id = await running(w);
    const { body } = await call(w.app, 'membership.own', {}, w.owner.cookie);
    return { params: { code: body.items.find((one) => one.id === id)?.code ?? '' } };
  }),
  row('membership.book', own, async (w) => ({
    params: { id: await running(w) },
    body: { clientId: clientId(w), service: 'seminar' },
  })),
  row('membership.cancelBooking', own, async (w) => ({ params: { id: await period(w), key: KEY } })),
  row('membership.card', { ...INSIDERS, operator: 403 }, async (w) => ({ params: { id: await running(w) } })),
  row('membership.list', OPERATOR, nothing),
  row('membership.end', OPERATOR, async (w) => ({
    params: { id: await period(w) },
    body: { on: '2026-02-01', note: 'Ausgetreten' },
  })),
  row('membership.useBooking', OPERATOR, async (w) => ({
    params: { id: await period(w), key: KEY },
    body: { usedOn: '2026-02-01' },
  })),
  row('membership.report', OPERATOR, nothing),
  row('membership.export', OPERATOR, nothing),
  row('membership.import', OPERATOR, () => ({ body: { csv: 'organisation;plan;from;until\n' } })),
];
