import { type Feature } from '../../feature.ts';
import { meetingsPersonal, removeMeetings } from './personal.ts';
import { meetingRoutes } from './routes.ts';
import { meetingsWaiting } from './waiting.ts';

export const meetingsFeature: Feature = {
  routes: () => meetingRoutes,
  personal: meetingsPersonal,
  waiting: meetingsWaiting,
  retention: [{ name: 'meetings', days: 730, remove: (_deps, before) => removeMeetings(before) }],
};
