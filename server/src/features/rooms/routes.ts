import { rooms } from '@klammer/contracts/rooms';
import { on, type Route } from '../../http/mount.ts';
import {
  addFile,
  addFolder,
  confirmRoom,
  createRoom,
  downloadRoomFile,
  getRoom,
  grantRoom,
  listAccesses,
  listRooms,
  moveFile,
  removeFile,
  removeFolder,
  removeRoom,
  renameFolder,
  revokeGrant,
  updateRoom,
  viewPage,
} from './service.ts';

export const roomRoutes: Route[] = [
  on(rooms.list)(async (deps, { actor, query }) => listRooms(deps, actor, query)),
  on(rooms.create)(async (deps, { actor, body }) => createRoom(deps, actor, body)),
  on(rooms.get)(async (deps, { actor, params }) => getRoom(deps, actor, params.id)),
  on(rooms.update)(async (deps, { actor, params, body }) => updateRoom(deps, actor, params.id, body)),
  on(rooms.remove)(async (deps, { actor, params }) => removeRoom(deps, actor, params.id)),
  on(rooms.addFolder)(async (deps, { actor, params, body }) => addFolder(deps, actor, params.id, body.name)),
  on(rooms.renameFolder)(async (deps, { actor, params, body }) =>
    renameFolder(deps, actor, params, body.name),
  ),
  on(rooms.removeFolder)(async (deps, { actor, params }) => removeFolder(deps, actor, params)),
  on(rooms.addFile)(async (deps, { actor, params, body }) => addFile(deps, actor, params.id, body)),
  on(rooms.moveFile)(async (deps, { actor, params, body }) => moveFile(deps, actor, params, body.folder)),
  on(rooms.removeFile)(async (deps, { actor, params }) => removeFile(deps, actor, params)),
  on(rooms.grant)(async (deps, { actor, params, body }) => grantRoom(deps, actor, params, body)),
  on(rooms.revoke)(async (deps, { actor, params }) => revokeGrant(deps, actor, params)),
  on(rooms.confirm)(async (deps, { actor, params, body }) =>
    confirmRoom(deps, actor, params.id, body.version),
  ),
  on(rooms.page)(async (deps, { actor, params }) => viewPage(deps, actor, params)),
  on(rooms.download)(async (deps, { actor, params }) => downloadRoomFile(deps, actor, params)),
  on(rooms.accesses)(async (deps, { actor, params, query }) => listAccesses(deps, actor, params.id, query)),
];
