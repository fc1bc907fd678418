import { type Feature } from '../../feature.ts';
import { auditPersonal } from './personal.ts';
import { auditRoutes } from './routes.ts';
import { trimAudit } from './service.ts';

export const auditFeature: Feature = {
  routes: () => auditRoutes,
  personal: auditPersonal,
  retention: [{ name: 'audit', days: 1095, remove: (deps, before) => trimAudit(deps, before) }],
};
