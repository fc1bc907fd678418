import { membership } from '@klammer/contracts/membership';
import { on, type Route } from '../../http/mount.ts';
import { apply, withdraw } from './applying.ts';
import { book, cancelBooking, useBooking } from './booking.ts';
import { writeCard } from './card.ts';
import { check, decide, endEarly } from './deciding.ts';
import { importPeriods } from './importing.ts';
import { readOffer, setOffer } from './offer.ts';
import { listMemberships, readOwn, verifyCard } from './reading.ts';
import { exportPeriods, report } from './reporting.ts';

export const membershipRoutes: Route[] = [
  on(membership.offer)(async () => readOffer()),
  on(membership.setOffer)(async (deps, { actor, body }) => setOffer(deps, actor, body)),
  on(membership.own)(async (deps, { actor }) => readOwn(deps, actor)),
  on(membership.apply)(async (deps, { actor, body }) => apply(deps, actor, body)),
  on(membership.withdraw)(async (deps, { actor, params }) => withdraw(deps, actor, params.id)),
  on(membership.book)(async (deps, { actor, params, body }) => book(deps, actor, params.id, body)),
  on(membership.cancelBooking)(async (deps, { actor, params }) => cancelBooking(deps, actor, params)),
  on(membership.card)(async (deps, { actor, params, query }) =>
    writeCard(deps, actor, params.id, query.locale),
  ),
  on(membership.verify)(async (deps, { params }) => verifyCard(deps, params.code)),
  on(membership.list)(async (deps, { actor, query }) => listMemberships(deps, actor, query)),
  on(membership.check)(async (deps, { actor, params, body }) => check(deps, actor, params.id, body.note)),
  on(membership.decide)(async (deps, { actor, params, body }) => decide(deps, actor, params.id, body)),
  on(membership.end)(async (deps, { actor, params, body }) => endEarly(deps, actor, params.id, body)),
  on(membership.useBooking)(async (deps, { actor, params, body }) =>
    useBooking(deps, actor, params, body.usedOn),
  ),
  on(membership.report)(async (deps) => report(deps)),
  on(membership.export)(async (deps, { actor, query }) => exportPeriods(deps, actor, query.locale)),
  on(membership.import)(async (deps, { actor, body }) => importPeriods(deps, actor, body.csv)),
];
