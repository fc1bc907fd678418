import { type Feature } from '../../feature.ts';
import { removeAccesses, roomJobs } from './jobs.ts';
import { roomsPersonal } from './personal.ts';
import { roomRoutes } from './routes.ts';
import { roomsOrganisations } from './merging.ts';

export const roomsFeature: Feature = {
  routes: () => roomRoutes,
  jobs: () => roomJobs,
  personal: roomsPersonal,
  retention: [{ name: 'room accesses', days: 365, remove: (_deps, before) => removeAccesses(before) }],
  organisations: roomsOrganisations,
};
