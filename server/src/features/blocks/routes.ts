import { blocks } from '@klammer/contracts/blocks';
import { on, type Route } from '../../http/mount.ts';
import { blockOrganisation, listBlocked, unblockOrganisation, type CloseBetween } from './service.ts';

/** `close` comes from introductions, which themselves ask who is blocked: handing it over keeps imports one-way. */
export function blockRoutes(close: CloseBetween): Route[] {
  return [
    on(blocks.list)(async (_deps, { actor }) => listBlocked(actor)),
    on(blocks.add)(async (deps, { actor, params }) => blockOrganisation(deps, close, actor, params.id)),
    on(blocks.remove)(async (deps, { actor, params }) => unblockOrganisation(deps, actor, params.id)),
  ];
}
