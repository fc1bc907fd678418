import { type Feature } from '../../feature.ts';
import { channelMails } from './mails.ts';
import { channelsPersonal } from './personal.ts';
import { channelRoutes } from './routes.ts';
import { channelJobs } from './service.ts';
import { channelsOrganisations } from './merging.ts';

export const channelsFeature: Feature = {
  routes: () => channelRoutes,
  jobs: () => channelJobs,
  personal: channelsPersonal,
  mails: Object.values(channelMails),
  organisations: channelsOrganisations,
};
