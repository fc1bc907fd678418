import { audit } from '@klammer/contracts/audit';
import { on, type Route } from '../../http/mount.ts';
import { verifyAudit } from './service.ts';
import { listAudit } from './viewing.ts';

export const auditRoutes: Route[] = [
  on(audit.list)(async (_deps, { query }) => listAudit(query)),
  on(audit.verify)(async () => verifyAudit()),
];
